package id.lapor.institution;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All institutions there are, were or will be. */
@ApplicationScoped
public class Institutions {

  /** How many institutions are looked up by id in one go at most. */
  public static final int MAX_BATCH = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The institution with this code, whatever its dates. */
  public Optional<Institution> find(String code) {
    return em.createQuery("select i from Institution i where i.code = :code", Institution.class)
        .setParameter("code", code)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The institution with this code, whatever its dates.
   *
   * @throws NotFound when there is none
   */
  public Institution require(String code) {
    return find(code).orElseThrow(() -> new NotFound("No institution " + code));
  }

  /**
   * The institution with this code that exists on {@code day}.
   *
   * @throws NotFound when there is none, or it exists no more or not yet
   */
  public Institution requireValid(String code, LocalDate day) {
    return validOn(code, day)
        .orElseThrow(() -> new NotFound("No institution " + code + " on " + day));
  }

  /** The institution with this code if it exists on {@code day}; none without a code. */
  public Optional<Institution> validOn(String code, LocalDate day) {
    return Optional.ofNullable(code).flatMap(this::find).filter(found -> found.isValidOn(day));
  }

  /**
   * The institution with this id.
   *
   * @throws NotFound when there is none
   */
  public Institution requireById(Long id) {
    Institution found = em.find(Institution.class, id);
    if (found == null) {
      throw new NotFound("No institution with id " + id);
    }
    return found;
  }

  /** Official names by code, of those of these codes that exist; at most 1,000. */
  public Map<String, String> namesOf(Collection<String> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    return em.createQuery("select i from Institution i where i.code in :codes", Institution.class)
        .setParameter("codes", codes)
        .setMaxResults(MAX_BATCH)
        .getResultStream()
        .collect(Collectors.toMap(Institution::code, Institution::name));
  }

  /** The institutions with these ids, each with its parent, in one query; at most 1,000. */
  public Map<Long, Institution> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    if (ids.size() > MAX_BATCH) {
      throw new IllegalArgumentException("At most " + MAX_BATCH + " ids at once");
    }
    return em.createQuery(
            "select i from Institution i left join fetch i.parent where i.id in :ids",
            Institution.class)
        .setParameter("ids", ids)
        .setMaxResults(MAX_BATCH)
        .getResultStream()
        .collect(Collectors.toMap(Institution::id, Function.identity()));
  }

  /** True when {@code candidate} is {@code root} or lies anywhere below it. */
  public boolean isWithin(String candidate, String root) {
    return require(candidate).isWithin(require(root));
  }

  /**
   * The institution with this code, last, after all that it lies in, the root first; one statement.
   * Empty when there is none.
   */
  List<Institution> way(String code) {
    List<?> found =
        em.createNativeQuery(
                "select a.* from institution i join institution a on a.id = any (cast("
                    + "string_to_array(trim(both '/' from i.path), '/') as bigint[]))"
                    + " where i.code = ?1 order by length(a.path)",
                Institution.class)
            .setParameter(1, code)
            .setMaxResults(Institution.MAX_DEPTH + 1)
            .getResultList();
    return found.stream().map(Institution.class::cast).toList();
  }

  /** One change of the tree after the other, to the end of the transaction. */
  public void holdChanges() {
    em.createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('institution', 0)) as text)")
        .setMaxResults(1)
        .getSingleResult();
  }

  /** A unit directly below that lasts longer than {@code day}; empty when there is none. */
  public Optional<String> lastingBelow(Institution parent, LocalDate day) {
    return em.createQuery(
            "select i.code from Institution i where i.parent.id = :parent"
                + " and (i.validTo is null or i.validTo > :day) order by i.code",
            String.class)
        .setParameter("parent", parent.id())
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Takes in a new institution and gives it its place in the tree. */
  public Institution add(Institution institution) {
    em.persist(institution);
    institution.settle();
    return institution;
  }

  /** Institutions that exist on {@code day} and match, by code from after {@code cursor}. */
  List<Institution> page(SearchWords words, String cursor, int limit, LocalDate day) {
    return words
        .bind(
            em.createQuery(
                "select i from Institution i left join fetch i.parent"
                    + " where i.code > :cursor and i.validFrom <= :day"
                    + " and (i.validTo is null or i.validTo >= :day)"
                    + words.condition("i")
                    + " order by i.code",
                Institution.class))
        .setParameter("cursor", cursor)
        .setParameter("day", day)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The institutions that best answer what somebody has typed: units come last.
   *
   * <p>Sorts keys first and reads rows afterwards, because a common word matches thousands.
   */
  List<Institution> suggestions(SearchWords words, int limit, LocalDate day) {
    List<Long> ids =
        words
            .bind(
                em.createQuery(
                    "select i.id from Institution i where i.validFrom <= :day"
                        + " and (i.validTo is null or i.validTo >= :day)"
                        + words.condition("i")
                        + " order by case when i.code = :typed then 0"
                        + " when lower(i.abbreviation) = :typed then 0"
                        + " when locate(:typed, i.searchText) = 1 then 1 else 2 end,"
                        + " case when i.type = :unit then 1 else 0 end,"
                        + " length(i.path), i.name, i.code",
                    Long.class))
            .setParameter("day", day)
            .setParameter("typed", words.typed())
            .setParameter("unit", InstitutionType.UNIT)
            .setMaxResults(limit)
            .getResultList();
    Map<Long, Institution> found = byIds(ids);
    return ids.stream().map(found::get).toList();
  }

  /** The units below an institution that best answer what somebody has typed, the nearest first. */
  List<Institution> unitSuggestions(Institution top, SearchWords words, int limit, LocalDate day) {
    return words
        .bind(
            em.createQuery(
                "select i from Institution i left join fetch i.parent"
                    + " where i.path like :below and i.id <> :top and i.validFrom <= :day"
                    + " and (i.validTo is null or i.validTo >= :day)"
                    + words.condition("i")
                    + " order by length(i.path), i.name, i.code",
                Institution.class))
        .setParameter("below", top.path() + "%")
        .setParameter("top", top.id())
        .setParameter("day", day)
        .setMaxResults(limit)
        .getResultList();
  }
}
