package id.lapor.administration;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.handoff.OpenWork;
import id.lapor.identity.Accounts;
import id.lapor.identity.Role;
import id.lapor.institution.Ends;
import id.lapor.institution.Institution;
import id.lapor.institution.InstitutionReach;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an institution ends. Its open hand-offs are answered, returned or delegated first, by those
 * who may: nobody else decides for them what becomes of a report. The roles held there end with it,
 * and the accounts and keys of its system.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class InstitutionEnding {

  private static final String FIELD = "validTo";

  @Inject Institutions institutions;
  @Inject InstitutionReach reach;
  @Inject OpenWork work;
  @Inject Accounts accounts;
  @Inject ChannelEnding channels;
  @Inject AdministrationObserver journal;
  @Inject Clock clock;

  /**
   * Lets an institution exist to the end of a day.
   *
   * @param version of the institution that was looked at
   * @param lastDay today or later in WIB
   * @throws NotFound when there is no such institution that the caller may change
   * @throws RuleViolation {@code open-handoffs} with their number, {@code would-orphan}, {@code
   *     ends-after-its-parent}, {@code in-the-past}, {@code ends-before-it-begins}, {@code
   *     already-ended} or {@code stale-version}
   */
  public void end(String code, long version, LocalDate lastDay) {
    Institution institution = held(code, version);
    Ends.require(institution.validTo().orElse(null), lastDay, today());
    institutions.lastingBelow(institution, lastDay).ifPresent(Ends::refuseOrphan);
    requireWithinParent(institution, lastDay);
    long open = work.atInstitution(institution.id());
    if (open > 0) {
      throw new RuleViolation(
          List.of(new FieldError(FIELD, "open-handoffs", open + " are open", open)));
    }
    institution.endOn(lastDay);
    int roles =
        accounts.endWith(institution.id(), lastDay.plusDays(1).atStartOfDay(Zones.WIB).toInstant());
    ChannelEnding.Ended ended = channels.settle(institution);
    record(
        AdministrationAct.INSTITUTION_ENDED,
        institution,
        lastDay + " roles=" + roles + " " + ended);
  }

  /**
   * Takes back an end that lies ahead; the roles that would have ended with it go on.
   *
   * @throws NotFound when there is no such institution that the caller may change
   * @throws RuleViolation {@code already-ended}, {@code not-ending}, {@code ends-after-its-parent}
   *     or {@code stale-version}
   */
  public void undo(String code, long version) {
    Institution institution = held(code, version);
    LocalDate last = institution.validTo().orElse(null);
    Ends.requireAhead(last, today());
    requireWithinParent(institution, null);
    institution.endOn(null);
    int roles = accounts.goOnWith(institution.id());
    channels.settle(institution);
    record(AdministrationAct.INSTITUTION_END_UNDONE, institution, last + " roles=" + roles);
  }

  private Institution held(String code, long version) {
    institutions.holdChanges();
    Institution institution = reach.requireChangeable(code);
    if (institution.version() != version) {
      throw new RuleViolation(
          "stale-version",
          "Decided on version " + version + ", now " + institution.version(),
          Map.of("version", Long.toString(institution.version())));
    }
    return institution;
  }

  private static void requireWithinParent(Institution institution, LocalDate last) {
    institution
        .parent()
        .ifPresent(
            parent ->
                Ends.requireWithin(parent.validTo().orElse(null), parent.code(), last, FIELD));
  }

  private void record(AdministrationAct act, Institution institution, String detail) {
    Optional<String> parent = institution.parent().map(Institution::code);
    journal.record(act, institution.code(), parent.orElse(null), detail);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
