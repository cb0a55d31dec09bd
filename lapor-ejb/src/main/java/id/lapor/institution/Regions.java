package id.lapor.institution;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** All provinces, regencies and cities, districts and villages. */
@ApplicationScoped
public class Regions {

  /** There are 552 provinces, regencies and cities, and will be no more than this. */
  static final int MAX_COARSE = 2_000;

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
    return page(null, words, cursor, limit);
  }

  /** The same, of those that lie directly in {@code parent}; of all when it is null. */
  List<Region> page(String parent, SearchWords words, String cursor, int limit) {
    TypedQuery<Region> query =
        em.createQuery(
            "select r from Region r left join fetch r.parent where r.code > :cursor"
                + (parent == null ? "" : " and r.parent.code = :parent")
                + words.condition("r")
                + " order by r.code",
            Region.class);
    if (parent != null) {
      query.setParameter("parent", parent);
    }
    return words.bind(query).setParameter("cursor", cursor).setMaxResults(limit).getResultList();
  }

  /**
   * Regions of any level that best answer what somebody has typed: every word in their own name or
   * that of what they lie in, one at least in their own. Those named exactly so first, then the
   * larger before the smaller. Each comes with what it lies in.
   */
  List<Region> suggestions(SearchWords words, int limit) {
    return words
        .bind(
            em.createQuery(
                "select r from Region r left join fetch r.parent p left join fetch p.parent g"
                    + " left join fetch g.parent t where length(r.code) > 0"
                    + words.conditionAmong(
                        "r.searchText", "p.searchText", "g.searchText", "t.searchText")
                    + " order by case when lower(r.name) = :typed then 0"
                    + " when locate(:typed, r.searchText) = 1 then 1 else 2 end,"
                    + " length(r.code), r.name, r.code",
                Region.class))
        .setParameter("typed", words.typed())
        .setMaxResults(limit)
        .getResultList();
  }

  /** The region with this code, with all that it lies in, in one question. */
  Optional<Region> withAbove(String code) {
    return em
        .createQuery(
            "select r from Region r left join fetch r.parent p left join fetch p.parent g"
                + " left join fetch g.parent where r.code = :code",
            Region.class)
        .setParameter("code", code)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Provinces, regencies and cities by code: what every form shows. */
  List<Region> coarse() {
    return em.createQuery(
            "select r from Region r left join fetch r.parent where length(r.code) <= 5"
                + " order by r.code",
            Region.class)
        .setMaxResults(MAX_COARSE)
        .getResultList();
  }
}
