package id.lapor.administration;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.outbox.IssuedSecret;
import id.lapor.outbox.QueueAccount;
import id.lapor.outbox.QueueAccounts;
import id.lapor.outbox.Receiving;
import id.lapor.outbox.ReceivingWay;
import id.lapor.outbox.Receivings;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * How institutions receive hand-offs, and the accounts with which their systems fetch them. What is
 * sent to whom is decided by the national administrator alone.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class ReceivingAdministration {

  @Inject Institutions institutions;
  @Inject Receivings receivings;
  @Inject QueueAccounts accounts;
  @Inject ReceivingFigures figures;
  @Inject ChannelEnding channels;
  @Inject AdministrationObserver journal;
  @Inject Clock clock;

  /**
   * How an institution receives, and what a change would move.
   *
   * @throws NotFound when there is none
   */
  public ReceivingView get(String code) {
    Institution institution = institutions.require(code);
    LocalDate today = today();
    List<Receiving> set = receivings.of(institution.id());
    ReceivingFigures.Found found = figures.of(institution, today);
    return new ReceivingView(
        code,
        institution.name(),
        institution.nameEn(),
        set.stream()
            .filter(one -> one.isValidOn(today))
            .findFirst()
            .map(Receiving::way)
            .orElse(ReceivingWay.PORTAL),
        set.stream().map(ReceivingAdministration::way).toList(),
        last(set),
        found.queue(),
        found.units(),
        found.open(),
        found.unsent(),
        found.keys(),
        accounts.of(institution.id()).stream().map(ReceivingAdministration::account).toList());
  }

  /**
   * Sets the way from a day on; what was set for that day or later holds no more. With the portal
   * as the last way the accounts and keys of the institution's system end on that day.
   *
   * @param seen the last setting that was looked at, 0 for none
   * @param first today or later in WIB
   * @throws NotFound when there is no such institution
   * @throws RuleViolation {@code required}, {@code in-the-past}, {@code channel-code}, {@code
   *     already-ended} or {@code stale-version}
   */
  public void set(String code, long seen, ReceivingWay way, LocalDate first) {
    institutions.holdChanges();
    Institution institution = institutions.require(code);
    if (last(receivings.of(institution.id())) != seen) {
      throw new RuleViolation("stale-version", "Another way was set meanwhile");
    }
    if (first != null && institution.validTo().filter(first::isAfter).isPresent()) {
      throw new RuleViolation("already-ended", "validFrom", "It has ended by then");
    }
    receivings.set(institution.id(), code, way, first, today());
    ChannelEnding.Ended ended = channels.settle(institution);
    record(
        AdministrationAct.INSTITUTION_RECEIVING_SET,
        institution,
        way + " from " + first + " " + ended);
  }

  /**
   * Makes an account for the institution's system.
   *
   * @param number the one that the page showed as the next
   * @return the login with the secret, which nobody is told again
   * @throws NotFound when there is no such institution
   * @throws RuleViolation {@code no-queue}, {@code too-many-accounts} or {@code stale-version}
   */
  public IssuedSecret addAccount(String code, int number) {
    Institution institution = held(code);
    if (channels.of(institution).filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw new RuleViolation("no-queue", "Its channel has ended");
    }
    IssuedSecret issued = accounts.add(institution.id(), number);
    channels.settle(institution);
    record(AdministrationAct.INSTITUTION_ACCOUNT_ADDED, institution, issued.login());
    return issued;
  }

  /**
   * Gives an account another secret; whoever is signed in with the one before is signed out.
   *
   * @param version of the account that was looked at
   * @return the login with the secret, which nobody is told again
   * @throws NotFound when there is no such institution or account
   * @throws RuleViolation {@code account-revoked} or {@code stale-version}
   */
  public IssuedSecret rotate(String code, int number, long version) {
    Institution institution = held(code);
    IssuedSecret issued = accounts.rotate(institution.id(), number, version);
    record(AdministrationAct.INSTITUTION_ACCOUNT_ROTATED, institution, issued.login());
    return issued;
  }

  /**
   * Lets an account sign in no more; whoever is signed in with it is signed out.
   *
   * @param version of the account that was looked at
   * @throws NotFound when there is no such institution or account
   * @throws RuleViolation {@code account-revoked} or {@code stale-version}
   */
  public void revoke(String code, int number, long version) {
    Institution institution = held(code);
    String login = accounts.revoke(institution.id(), number, version);
    record(AdministrationAct.INSTITUTION_ACCOUNT_REVOKED, institution, login);
  }

  private Institution held(String code) {
    institutions.holdChanges();
    return institutions.require(code);
  }

  private void record(AdministrationAct act, Institution institution, String detail) {
    String parent = institution.parent().map(Institution::code).orElse(null);
    journal.record(act, institution.code(), parent, detail);
  }

  private static long last(List<Receiving> set) {
    return set.stream().mapToLong(Receiving::id).max().orElse(0);
  }

  private static ReceivingView.Way way(Receiving set) {
    return new ReceivingView.Way(set.way(), set.validFrom(), set.validTo().orElse(null));
  }

  private static ReceivingView.Account account(QueueAccount account) {
    return new ReceivingView.Account(
        account.number(),
        account.version(),
        account.login(),
        account.createdAt(),
        account.rotatedAt().orElse(null),
        account.endsAt().orElse(null),
        account.revokedAt().orElse(null),
        account.settled());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
