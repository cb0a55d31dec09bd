package id.lapor.institution;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All provinces, regencies and cities. */
@ApplicationScoped
public class Regions {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The region with this code. */
  public Optional<Region> find(String code) {
    return Optional.ofNullable(em.find(Region.class, code));
  }

  /**
   * The region with this code.
   *
   * @throws NotFound when there is none
   */
  public Region require(String code) {
    return find(code).orElseThrow(() -> new NotFound("No region " + code));
  }

  /** Regions that match, by code from after {@code cursor}. */
  List<Region> page(SearchWords words, String cursor, int limit) {
    return words
        .bind(
            em.createQuery(
                "select r from Region r left join fetch r.parent where r.code > :cursor"
                    + words.condition("r")
                    + " order by r.code",
                Region.class))
        .setParameter("cursor", cursor)
        .setMaxResults(limit)
        .getResultList();
  }
}
