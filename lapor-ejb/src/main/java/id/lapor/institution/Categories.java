package id.lapor.institution;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tree of categories, with those that were and those that will be. */
@ApplicationScoped
public class Categories {

  /** The largest tree that is shown as a whole. */
  static final int MAX_TREE = 5_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The category with this code, whatever its dates. */
  public Optional<Category> find(String code) {
    return em.createQuery("select c from Category c where c.code = :code", Category.class)
        .setParameter("code", code)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The category with this code, whatever its dates.
   *
   * @throws NotFound when there is none
   */
  public Category require(String code) {
    return find(code).orElseThrow(() -> new NotFound("No category " + code));
  }

  /**
   * The category with this code that may be used on {@code day}.
   *
   * @throws NotFound when there is none, or it may be used no more or not yet
   */
  public Category requireValid(String code, LocalDate day) {
    return validOn(code, day).orElseThrow(() -> new NotFound("No category " + code + " on " + day));
  }

  /** The category with this code if it may be used on {@code day}; none without a code. */
  public Optional<Category> validOn(String code, LocalDate day) {
    return Optional.ofNullable(code).flatMap(this::find).filter(found -> found.isValidOn(day));
  }

  /** Categories that may be used on {@code day} and match, by code from after {@code cursor}. */
  List<Category> page(SearchWords words, String cursor, int limit, LocalDate day) {
    return words
        .bind(
            em.createQuery(
                "select c from Category c left join fetch c.parent"
                    + " where c.code > :cursor and c.validFrom <= :day"
                    + " and (c.validTo is null or c.validTo >= :day)"
                    + words.condition("c")
                    + " order by c.code",
                Category.class))
        .setParameter("cursor", cursor)
        .setParameter("day", day)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Everything that may be used on {@code day}, siblings in their order. */
  List<Category> all(LocalDate day) {
    return em.createQuery(
            "select c from Category c left join fetch c.parent where c.validFrom <= :day"
                + " and (c.validTo is null or c.validTo >= :day) order by c.position, c.code",
            Category.class)
        .setParameter("day", day)
        .setMaxResults(MAX_TREE)
        .getResultList();
  }

  /** Everything that is, was or will be, siblings in their order. */
  List<Category> ever() {
    return em.createQuery(
            "select c from Category c left join fetch c.parent order by c.position, c.code",
            Category.class)
        .setMaxResults(MAX_TREE)
        .getResultList();
  }

  /** How many levels lie below a category; 0 for a leaf. */
  int levelsBelow(Category category) {
    return directlyBelow(category).stream()
        .mapToInt(child -> 1 + levelsBelow(child))
        .max()
        .orElse(0);
  }

  /** What lies directly below a category, ended ones among it. */
  List<Category> directlyBelow(Category category) {
    return em.createQuery(
            "select c from Category c where c.parent.id = :parent order by c.code", Category.class)
        .setParameter("parent", category.id())
        .setMaxResults(MAX_TREE)
        .getResultList();
  }

  /** The place after all others. */
  int nextPosition() {
    return em.createQuery("select coalesce(max(c.position), -1) from Category c", Integer.class)
            .getSingleResult()
        + 1;
  }

  /** One change of the tree after the other, to the end of the transaction. */
  void holdChanges() {
    em.createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('institution', 0)) as text)")
        .setMaxResults(1)
        .getSingleResult();
  }

  /** Takes in a new category. */
  void add(Category category) {
    em.persist(category);
  }
}
