package id.lapor.report;

import id.lapor.identity.AccessCode;
import id.lapor.identity.CodeReplacements;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import id.lapor.identity.ReporterVault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/**
 * Replaces a lost access code for a reporter who gave an e-mail address or a telephone number: a
 * token is promised to that contact, and whoever brings it gets a new code.
 */
@Stateless
@PermitAll
public class LostCode {

  /** The longest contact that is looked at, in characters. */
  public static final int MAX_CONTACT = 254;

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject ReporterVault vault;
  @Inject CodeReplacements replacements;
  @Inject Keys keys;

  /**
   * Promises a token when the contact is the one that the reporter gave. Nothing tells whether it
   * is: the caller gets the same answer either way.
   *
   * @param contact e-mail address or telephone number, as typed
   * @param language the language in which the reporter asks and is written to
   * @throws id.lapor.shared.NotFound when there is no such report
   * @throws id.lapor.shared.RuleViolation {@code too-many-code-replacements} beyond three a day
   */
  public void ask(String trackingId, String contact, Locale language) {
    new InputRules()
        .required("number", trackingId)
        .required("contact", contact)
        .text("contact", contact, 6, MAX_CONTACT)
        .refuseIfBroken();
    Report report = reports.lock(TrackingId.of(trackingId));
    String pseudonym = report.reporter().pseudonym();
    ContactChannel channel = ContactChannel.of(contact);
    boolean own =
        pseudonym != null
            && vault.matchesContact(pseudonym, channel, contact, Actor.REPORTER.name());
    if (own) {
      replacements.create(report.id(), report.trackingId().digits(), pseudonym, channel, language);
    }
  }

  /**
   * Exchanges a token for a new access code; the old code and the token open nothing any more.
   *
   * @throws id.lapor.shared.NotFound when the token is unknown, used or expired
   */
  public ReplacedCode exchange(String token) {
    new InputRules().required("token", token).text("token", token, 1, MAX_CONTACT).refuseIfBroken();
    Report report = reports.lock(replacements.redeem(token));
    AccessCode code = AccessCode.create();
    report.reporter().protectBy(code.hash(keys));
    events.append(report, EventType.ACCESS_CODE_REPLACED, Actor.REPORTER, null, Map.of(), Map.of());
    reports.flush();
    return new ReplacedCode(report.trackingId().digits(), code.shown());
  }
}
