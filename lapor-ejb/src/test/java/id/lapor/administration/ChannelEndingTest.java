package id.lapor.administration;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.audit.GivenJournal;
import id.lapor.exchange.GivenKeys;
import id.lapor.handoff.GivenOpenWork;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import id.lapor.outbox.GivenOutbox;
import id.lapor.outbox.QueueAccount;
import id.lapor.outbox.ReceivingWay;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The accounts and keys of a system end with its channel, or with its institution. */
class ChannelEndingTest {

  /** Now, since the broker's view of the accounts asks the database what time it is. */
  private final TestClock clock =
      new TestClock(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));

  private final LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
  private final Caller caller = Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN));
  private EntityManager em;
  private long ministry;
  private String code;

  @Test
  void fromTheDayOnWhichThePortalAloneServesNoAccountSignsIn() {
    given(
        database -> {
          receiving().set(code, seen(), ReceivingWay.PORTAL, today);

          assertThat(GivenOutbox.logins(em, code)).isEmpty();
          assertThat(ended().revoke()).isEqualTo(1);
          em.flush();
          em.clear();
          QueueAccount account = GivenOutbox.accounts(em, clock).of(ministry).get(0);
          assertThat(account.revokedAt()).contains(clock.instant());
          assertThat(account.settled()).isFalse(); // the relay closes what is open
          assertThat(GivenJournal.acts(em, code))
              .map(String::valueOf)
              .anyMatch(act -> act.startsWith("INSTITUTION_ACCOUNT_REVOKED"));
          assertThat(ended().revoke()).isZero();
        });
  }

  @Test
  void anEndThatLiesAheadEndsNothingYetAndCanBeTakenBack() {
    given(
        database -> {
          receiving().set(code, seen(), ReceivingWay.PORTAL, today.plusDays(5));
          assertThat(GivenOutbox.logins(em, code)).containsExactly(code + ".1");
          assertThat(ended().revoke()).isZero();
          assertThat(keyEnd()).isEqualTo(start(today.plusDays(5)));

          receiving().set(code, seen(), ReceivingWay.BOTH, today.plusDays(3));

          assertThat(keyEnd()).isNull();
          clock.pass(Duration.ofDays(9));
          assertThat(ended().revoke()).isZero();
        });
  }

  @Test
  void withTheInstitutionItsAccountsAndKeysEndAndGoOnWhenThatIsUndone() {
    given(
        database -> {
          ending().end(code, version(), today.plusDays(2));
          em.flush();
          assertThat(keyEnd()).isEqualTo(start(today.plusDays(3)));
          ending().undo(code, version());
          em.flush();
          assertThat(keyEnd()).isNull();
          ending().end(code, version(), today);
          em.flush();

          clock.pass(Duration.ofDays(1));

          assertThat(ended().revoke()).isEqualTo(1);
          assertThat(keyEnd()).isEqualTo(start(today.plusDays(1)));
        });
  }

  @Test
  void whoseChannelHasEndedGetsNoAccountAndWhoseEndsSoonGetsOneUntilThen() {
    given(
        database -> {
          receiving().set(code, seen(), ReceivingWay.PORTAL, today.plusDays(1));
          receiving().addAccount(code, 2);
          em.flush();
          clock.pass(Duration.ofDays(2));

          assertRefused("no-queue", () -> receiving().addAccount(code, 3));

          assertThat(GivenOutbox.accounts(em, clock).of(ministry)).hasSize(2);
          assertThat(ended().revoke()).isEqualTo(2);
        });
  }

  private void given(Consumer<EntityManager> story) {
    TestDatabase.rolledBack(
        database -> {
          em = database;
          ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          em.flush();
          code = em.find(Institution.class, ministry).code();
          GivenOutbox.receives(em, ministry, code, ReceivingWay.QUEUE, clock);
          receiving().addAccount(code, 1);
          GivenKeys.registered(em, ministry, code, clock.instant().minus(Duration.ofDays(1)));
          em.flush();
          story.accept(em);
        });
  }

  private ReceivingAdministration receiving() {
    em.flush();
    em.clear();
    ReceivingAdministration use = new ReceivingAdministration();
    use.institutions = GivenInstitutions.institutions(em);
    use.receivings = GivenOutbox.receivings(em, clock);
    use.accounts = GivenOutbox.accounts(em, clock);
    use.channels = GivenChannelEnding.of(em, clock);
    use.journal = GivenJournal.of(em, caller, clock);
    use.clock = clock;
    return use;
  }

  private InstitutionEnding ending() {
    em.flush();
    em.clear();
    InstitutionEnding use = new InstitutionEnding();
    use.institutions = GivenInstitutions.institutions(em);
    use.reach = GivenInstitutions.reach(em, caller);
    use.work = GivenOpenWork.work(em, clock);
    use.accounts = GivenAccounts.accounts(em);
    use.channels = GivenChannelEnding.of(em, clock);
    use.journal = GivenJournal.of(em, caller, clock);
    use.clock = clock;
    return use;
  }

  private EndedAccounts ended() {
    em.flush();
    em.clear();
    EndedAccounts use = new EndedAccounts();
    use.institutions = GivenInstitutions.institutions(em);
    use.accounts = GivenOutbox.accounts(em, clock);
    use.journal = GivenJournal.of(em, caller, clock);
    return use;
  }

  private long seen() {
    return GivenOutbox.receivings(em, clock).of(ministry).stream()
        .mapToLong(one -> one.id())
        .max()
        .orElse(0);
  }

  private long version() {
    em.clear();
    Object version =
        em.createNativeQuery("select version from institution where id = ?1")
            .setParameter(1, ministry)
            .getSingleResult();
    return ((Number) version).longValue();
  }

  private Instant keyEnd() {
    em.flush();
    em.clear();
    return GivenKeys.ends(em, ministry).orElse(null);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Zones.WIB).toInstant();
  }
}
