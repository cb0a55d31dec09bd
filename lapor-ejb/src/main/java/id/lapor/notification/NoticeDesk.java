package id.lapor.notification;

import id.lapor.report.InputRules;
import id.lapor.report.NewReport;
import id.lapor.report.Report;
import id.lapor.report.ReporterAccess;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * How reporters choose what they are sent: with the access code, or by the signed link that stands
 * in each notice, which can only end them.
 */
@Stateless
@PermitAll
public class NoticeDesk {

  @Inject ReporterAccess access;
  @Inject Reports reports;
  @Inject Notices notices;
  @Inject NoticeRecipients recipients;
  @Inject Officers officers;
  @Inject StopLinks links;
  @Inject Followers followers;
  @Inject Clock clock;

  /** How the reporter is told about the report now. */
  public NoticeChoice choice(String trackingId, String accessCode) {
    Long report = access.key(trackingId, accessCode);
    return notices.subscription(report).map(NoticeChoice::of).orElseGet(NoticeChoice::none);
  }

  /**
   * Chooses whether and in which language the reporter is told. Turning notices on tries a contact
   * again that had failed.
   *
   * @throws RuleViolation {@code no-contact} when the reporter gave none
   */
  public NoticeChoice choose(String trackingId, String accessCode, Boolean on, String language) {
    Report report = access.toChange(trackingId, accessCode);
    new InputRules()
        .required("on", on)
        .required("language", language)
        .oneOf("language", language, NewReport.LANGUAGES)
        .refuseIfBroken();
    NoticeSubscription subscription =
        notices
            .subscription(report.id())
            .orElseThrow(() -> new RuleViolation("no-contact", "The reporter gave no contact"));
    subscription.speak(language);
    if (on) {
      subscription.unreachableSince().ifPresent(since -> recipients.forgive(subscription));
      subscription.resume();
    } else {
      subscription.stop(clock.instant());
    }
    return NoticeChoice.of(subscription);
  }

  /**
   * The number of the report whose notices this link ends; empty when it ends those about work, or
   * when whoever followed has stopped before.
   *
   * @throws NotFound when the link is none of ours
   */
  public Optional<String> stoppable(String token) {
    Optional<String> report = links.report(token);
    if (follows(token)) {
      return links
          .follower(token)
          .flatMap(followers::find)
          .map(follower -> notices.report(follower.reportId()).trackingId().digits());
    }
    if (report.isEmpty() && links.account(token).isEmpty()) {
      throw new NotFound("There is no such link");
    }
    return report;
  }

  /** Whether the link is about a report that somebody follows. */
  public boolean follows(String token) {
    return links.follower(token).isPresent();
  }

  /**
   * Ends the notices that the link is about. Doing it twice changes nothing.
   *
   * @throws NotFound when the link is none of ours
   */
  public void stop(String token) {
    Optional<String> report = stoppable(token);
    if (follows(token)) {
      links.follower(token).ifPresent(followers::remove);
    } else if (report.isPresent()) {
      Report locked = reports.lockEvenErased(TrackingId.of(report.get()));
      notices.subscription(locked.id()).ifPresent(one -> one.stop(clock.instant()));
    } else {
      links.account(token).flatMap(officers::lock).ifPresent(OfficerNotice::stop);
    }
  }
}
