package id.lapor.handoff;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** All standard texts. */
@ApplicationScoped
public class StandardTexts {

  /** Most texts that are shown together. */
  public static final int MOST = 200;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  void add(StandardText text) {
    em.persist(text);
    em.flush();
  }

  StandardText require(long id) {
    StandardText found = em.find(StandardText.class, id);
    if (found == null) {
      throw new NotFound("There is no such text");
    }
    return found;
  }

  /** Writes what is pending. */
  void flush() {
    em.flush();
  }

  /** Those of the country and of every institution on this path, by title. */
  List<StandardText> onPath(String path, LocalDate day) {
    return em.createQuery(
            "select t from StandardText t left join fetch t.institution i"
                + " where (i.id is null or i.id in :ids)"
                + " and t.validFrom <= :day and (t.validTo is null or t.validTo >= :day)"
                + " order by t.title, t.id",
            StandardText.class)
        .setParameter("ids", ids(path))
        .setParameter("day", day)
        .setMaxResults(MOST)
        .getResultList();
  }

  private static List<Long> ids(String path) {
    return Arrays.stream(path.split("/")).filter(id -> !id.isEmpty()).map(Long::valueOf).toList();
  }

  /** Those of the country, by title. */
  List<StandardText> national() {
    return em.createQuery(
            "select t from StandardText t where t.institution is null order by t.title, t.id",
            StandardText.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** Those of the institution with this path and of those below it, by title. */
  List<StandardText> below(String path) {
    return em.createQuery(
            "select t from StandardText t join fetch t.institution i"
                + " where i.path like concat(:path, '%') order by t.title, t.id",
            StandardText.class)
        .setParameter("path", path)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** One more use; no new version, so that counting stands in nobody's way. */
  void used(long id) {
    em.createNativeQuery("update standard_text set uses = uses + 1 where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }
}
