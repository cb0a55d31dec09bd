package id.lapor.identity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;

/** Accounts of officers, for tests of other features. */
public final class GivenAccounts {

  private static final Instant LONG_AGO = Instant.parse("2017-01-01T00:00:00Z");

  private GivenAccounts() {}

  /** All accounts, within the transaction of this entity manager. */
  public static Accounts accounts(EntityManager em) {
    Accounts accounts = new Accounts();
    accounts.em = em;
    return accounts;
  }

  /** What several accounts may see, within the transaction of this entity manager. */
  public static AccountScopes scopes(EntityManager em) {
    AccountScopes scopes = new AccountScopes();
    scopes.accounts = accounts(em);
    return scopes;
  }

  /** Who works where, within the transaction of this entity manager. */
  public static Colleagues colleagues(EntityManager em) {
    Colleagues colleagues = new Colleagues();
    colleagues.em = em;
    return colleagues;
  }

  /**
   * An officer with one role.
   *
   * @param institution key of the institution served, or null for a national role
   * @param email or null
   * @return the account's key
   */
  public static long officer(
      EntityManager em, String user, String role, Long institution, String email) {
    Account account = new Account(user, "Petugas", "$argon2id$x", false, LONG_AGO);
    account.reachAt(email);
    em.persist(account);
    em.flush();
    em.persist(new RoleAssignment(account.id(), role, institution, LONG_AGO, null));
    return account.id();
  }

  /** An institution of the tree, with a code of its own. */
  public static long institution(EntityManager em, Long parent, String name, String zone) {
    long id =
        ((Number) em.createNativeQuery("select nextval('institution_seq')").getSingleResult())
            .longValue();
    em.createNativeQuery(
            "insert into institution (id, code, name, name_en, type, parent_id, path, zone,"
                + " valid_from) values (?1, ?2, ?3, ?3, ?4, cast(?5 as bigint),"
                + " coalesce((select path from institution where id = cast(?5 as bigint)), '/')"
                + " || ?6 || '/', ?7, date '2020-01-01')")
        .setParameter(1, id)
        .setParameter(2, "uji-" + id)
        .setParameter(3, name)
        .setParameter(4, parent == null ? "MINISTRY" : "UNIT")
        .setParameter(5, parent)
        .setParameter(6, Long.toString(id))
        .setParameter(7, zone)
        .executeUpdate();
    return id;
  }

  /** Ends every role of an account. */
  public static void endRoles(EntityManager em, long account, Instant at) {
    em.createNativeQuery("update role_assignment set valid_to = ?1 where account_id = ?2")
        .setParameter(1, Timestamp.from(at))
        .setParameter(2, account)
        .executeUpdate();
  }

  /** Use cases of contacts, for this caller. */
  public static StaffContacts contacts(
      EntityManager em, Caller caller, java.time.Clock clock, AccountEmailObserver observer) {
    StaffContacts contacts = new StaffContacts();
    contacts.accounts = accounts(em);
    contacts.caller = caller;
    contacts.clock = clock;
    contacts.set = new id.lapor.shared.ObservedEvent<>(observer::on);
    return contacts;
  }

  /** Whoever wants to know of new addresses. */
  public interface AccountEmailObserver {
    void on(AccountEmailSet set);
  }

  /** What this caller is shown of people. */
  public static PeopleDesk desk(EntityManager em, Caller caller, java.time.Clock clock) {
    PeopleDesk desk = new PeopleDesk();
    desk.accounts = accounts(em);
    desk.people = people(em);
    desk.reach = reach(em, caller, clock);
    desk.clock = clock;
    return desk;
  }

  /** What this caller does to people; who wants to know is told of it. */
  static PeopleAdministration administration(
      EntityManager em,
      Caller caller,
      java.time.Clock clock,
      java.util.function.Consumer<AccountChanged> told) {
    PeopleAdministration administration = new PeopleAdministration();
    administration.em = em;
    administration.accounts = accounts(em);
    administration.people = people(em);
    administration.reach = reach(em, caller, clock);
    administration.codes = GivenActivations.codes(em);
    administration.tokens = new Tokens();
    administration.tokens.em = em;
    administration.changed = new id.lapor.shared.ObservedEvent<>(told);
    administration.clock = clock;
    return administration;
  }

  private static People people(EntityManager em) {
    People people = new People();
    people.em = em;
    return people;
  }

  private static PeopleReach reach(EntityManager em, Caller caller, java.time.Clock clock) {
    PeopleReach reach = new PeopleReach();
    reach.accounts = accounts(em);
    reach.people = people(em);
    reach.caller = caller;
    reach.clock = clock;
    return reach;
  }
}
