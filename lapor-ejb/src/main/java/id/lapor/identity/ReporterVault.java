package id.lapor.identity;

import id.lapor.shared.NotFound;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps who the reporters are, apart from everything else, which knows only a pseudonym.
 *
 * <p>The tables belong to another database role; the application may only call functions that write
 * the access record themselves, so a reading without a record cannot be programmed. What is stored
 * is encrypted here before it reaches the database.
 */
@ApplicationScoped
public class ReporterVault {

  /** Most identities read at once: a page of a list. */
  public static final int MOST_AT_ONCE = 100;

  private static final int MOST_ACCESSES = 200;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Keys keys;

  /** Stores an identity and gives the pseudonym by which everything else knows the reporter. */
  @Transactional(Transactional.TxType.MANDATORY)
  public String store(ReporterDetails details) {
    String pseudonym = UUID.randomUUID().toString();
    SealedIdentity sealed = SealedIdentity.of(pseudonym, details, keys);
    call("select vault.store(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, pseudonym)
        .setParameter(2, sealed.name())
        .setParameter(3, sealed.email())
        .setParameter(4, sealed.phone())
        .setParameter(5, sealed.nationalId())
        .setParameter(6, sealed.emailHash())
        .setParameter(7, sealed.phoneHash())
        .getSingleResult();
    return pseudonym;
  }

  /**
   * Lets those who may look for people find this one; never called for an anonymous reporter.
   *
   * @param details as they were stored
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void makeFindable(String pseudonym, ReporterDetails details) {
    makeFindable(pseudonym, details.name());
  }

  private void makeFindable(String pseudonym, String name) {
    call("select vault.make_findable(?1, ?2)")
        .setParameter(1, pseudonym)
        .setParameter(2, SoughtReporter.nameHash(name, keys))
        .getSingleResult();
  }

  /**
   * The same for those who were stored before there was a search; each reading of a name is
   * recorded as {@link Purpose#INDEXING}.
   *
   * @param pseudonyms at most {@link #MOST_AT_ONCE}, of nobody who is anonymous
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void makeOldOnesFindable(Collection<String> pseudonyms) {
    if (pseudonyms.isEmpty()) {
      return;
    }
    List<?> rows =
        call("select pseudonym, name from vault.not_findable(string_to_array(?1, ','), ?2)")
            .setParameter(1, String.join(",", pseudonyms))
            .setParameter(2, Caller.SYSTEM)
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    for (Object row : rows) {
      Object[] parts = (Object[]) row;
      String pseudonym = (String) parts[0];
      makeFindable(pseudonym, open(pseudonym, "name", parts[1]));
    }
  }

  /**
   * Pseudonyms of those who have this name, address or number, the latest first, at most 50. That
   * each was looked for is recorded as {@link Purpose#SEARCH}; nothing is decrypted.
   *
   * @param actor the account that looks; never blank
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> search(SoughtReporter sought, String actor) {
    Optional<String> hash = sought.hash(keys);
    if (hash.isEmpty()) {
      return List.of();
    }
    List<?> found =
        call("select pseudonym from vault.search(?1, ?2, ?3)")
            .setParameter(1, sought.kind().name())
            .setParameter(2, hash.get())
            .setParameter(3, actor)
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  /**
   * Reads one identity; who read it and why is recorded by the database in the same transaction.
   *
   * @param actor the account that will see it; never blank
   * @throws NotFound when there is no such reporter
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ReporterDetails read(String pseudonym, Purpose purpose, String actor) {
    ReporterDetails details = readAll(List.of(pseudonym), purpose, actor).get(pseudonym);
    if (details == null) {
      throw new NotFound("No such reporter");
    }
    return details;
  }

  /** Reads at most {@link #MOST_AT_ONCE} identities with one record each, by pseudonym. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, ReporterDetails> readAll(
      Collection<String> pseudonyms, Purpose purpose, String actor) {
    if (pseudonyms.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException("Too many identities at once: " + pseudonyms.size());
    }
    List<?> rows =
        call("select pseudonym, name, email, phone, national_id from"
                + " vault.read(string_to_array(?1, ','), ?2, ?3)")
            .setParameter(1, String.join(",", pseudonyms))
            .setParameter(2, purpose.name())
            .setParameter(3, actor)
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    Map<String, ReporterDetails> found = new LinkedHashMap<>();
    for (Object row : rows) {
      Object[] parts = (Object[]) row;
      found.put((String) parts[0], open(parts));
    }
    return found;
  }

  /** Who has read this identity, newest first, at most 200: the reporter's own view of it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<AccessRecord> accesses(String pseudonym) {
    List<?> rows =
        call("select at, actor, purpose from vault.accesses(?1)")
            .setParameter(1, pseudonym)
            .setMaxResults(MOST_ACCESSES)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(ReporterVault::access).toList();
  }

  /**
   * Who else has read the identity of whoever sent the report with this key, newest first; nobody,
   * when the vault holds none.
   *
   * @param before number of the last reading that is known already, or null to begin
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<IdentityReading> readings(long report, Long before, int most) {
    List<?> rows =
        call("select r.id, r.at, r.actor, r.purpose, coalesce(a.title, r.actor) from report p"
                + " cross join lateral vault.readings(p.pseudonym, cast(?2 as bigint), ?3) r"
                + " left join account a on a.user_name = r.actor where p.id = ?1"
                + " order by r.id desc")
            .setParameter(1, report)
            .setParameter(2, before)
            .setParameter(3, most)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(ReporterVault::reading).toList();
  }

  /**
   * Whether this e-mail address or telephone number is the one that the reporter gave; nothing is
   * decrypted. The comparison is recorded as {@link Purpose#CODE_REPLACEMENT}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean matchesContact(
      String pseudonym, ContactChannel channel, String contact, String actor) {
    String hash = SealedIdentity.contactHash(channel, contact, keys);
    if (hash == null) {
      return false;
    }
    return (Boolean)
        call("select vault.matches_contact(?1, ?2, ?3, ?4)")
            .setParameter(1, pseudonym)
            .setParameter(2, channel.name())
            .setParameter(3, hash)
            .setParameter(4, actor)
            .getSingleResult();
  }

  /**
   * The contact itself, for a message that is sent now; nothing else of the identity is decrypted.
   * The reading is recorded as {@link Purpose#NOTIFICATION}.
   *
   * @return as the reporter typed it; empty when none was given
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> contact(String pseudonym, ContactChannel channel, String actor) {
    Object sealed =
        call("select vault.contact(?1, ?2, ?3)")
            .setParameter(1, pseudonym)
            .setParameter(2, channel.name())
            .setParameter(3, actor)
            .getSingleResult();
    return Optional.ofNullable(open(pseudonym, channel.name().toLowerCase(Locale.ROOT), sealed));
  }

  /**
   * Forgets who somebody is: name, contacts, identity number, and what they could be found by. That
   * it was done is recorded as {@link Purpose#ERASURE}; the record of who read stays.
   *
   * @param actor the account that erases; never blank
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(String pseudonym, String actor) {
    call("select vault.erase(?1, ?2)")
        .setParameter(1, pseudonym)
        .setParameter(2, actor)
        .getSingleResult();
  }

  private Query call(String sql) {
    return em.createNativeQuery(sql);
  }

  private ReporterDetails open(Object[] row) {
    String pseudonym = (String) row[0];
    return new ReporterDetails(
        open(pseudonym, "name", row[1]),
        open(pseudonym, "email", row[2]),
        open(pseudonym, "phone", row[3]),
        open(pseudonym, "national-id", row[4]));
  }

  private String open(String pseudonym, String part, Object sealed) {
    return sealed == null ? null : keys.openIdentity(part + ' ' + pseudonym, (String) sealed);
  }

  private static AccessRecord access(Object[] row) {
    return new AccessRecord(
        SqlTime.instant(row[0]), (String) row[1], Purpose.valueOf((String) row[2]));
  }

  private static IdentityReading reading(Object[] row) {
    return new IdentityReading(
        ((Number) row[0]).longValue(),
        SqlTime.instant(row[1]),
        (String) row[2],
        (String) row[4],
        Purpose.valueOf((String) row[3]));
  }
}
