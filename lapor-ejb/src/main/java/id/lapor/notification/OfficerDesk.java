package id.lapor.notification;

import id.lapor.identity.Accounts;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.StaffContacts;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.report.InputRules;
import id.lapor.report.NewReport;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** How officers choose when they are told of work. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR,
  Role.AUDITOR
})
public class OfficerDesk {

  private static final int LAST_HOUR = 23;

  @Inject Officers officers;
  @Inject NoticeRecipients recipients;
  @Inject Accounts accounts;
  @Inject StaffContacts contacts;
  @Inject Institutions institutions;
  @Inject Caller caller;
  @Inject Clock clock;

  /** How the caller is told now. */
  public OfficerChoice choice() {
    return view(officers.choice(account()).orElseGet(this::usual));
  }

  /**
   * Chooses for the caller. What waits is told at the new time; an address that failed is tried
   * again.
   *
   * @param hour of the day at which a digest goes out, 0 to 23
   * @param email one plain address, or null for none
   * @throws id.lapor.shared.RuleViolation with every field that breaks a rule
   */
  public OfficerChoice choose(OfficerMode mode, Integer hour, String language, String email) {
    new InputRules()
        .required("mode", mode)
        .required("hour", hour)
        .between("hour", hour, 0, LAST_HOUR)
        .required("language", language)
        .oneOf("language", language, NewReport.LANGUAGES)
        .refuseIfBroken();
    contacts.setOwn(email);
    OfficerNotice chosen = officers.lock(account()).orElseGet(this::usual);
    Instant now = clock.instant();
    chosen.unreachableSince().ifPresent(since -> recipients.forgive(chosen.accountId()));
    chosen.choose(mode, hour, language, now);
    officers.add(chosen);
    if (mode == OfficerMode.OFF) {
      officers.forgetItems(chosen.accountId());
    }
    return view(chosen);
  }

  private OfficerNotice usual() {
    return new OfficerNotice(account(), zone());
  }

  /** The zone of the institution that the caller serves; WIB for the whole country. */
  private ZoneId zone() {
    return caller
        .scope()
        .map(scope -> institutions.requireById(scope.institutionId()))
        .map(Institution::zone)
        .orElse(Zones.WIB);
  }

  private long account() {
    return accounts
        .idOf(caller.account())
        .orElseThrow(() -> new NotFound("There is no such account"));
  }

  private OfficerChoice view(OfficerNotice notice) {
    return new OfficerChoice(
        contacts.own().orElse(null),
        notice.mode(),
        notice.digestHour(),
        notice.zone(),
        notice.language().getLanguage().equals("en") ? "en" : "id",
        notice.unreachableSince().orElse(null));
  }
}
