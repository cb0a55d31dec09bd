package id.lapor.notification;

import id.lapor.handoff.CaseScope;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.Role;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows officers what the reporter will be told, before they decide: the message as it would be
 * composed now, without the address and without the reporter's own link to end such messages.
 */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class NoticePreviewDesk {

  @Inject Reports reports;
  @Inject CaseScope scope;
  @Inject Notices notices;
  @Inject NoticeTexts texts;
  @Inject NoticeSettings settings;
  @Inject Clock clock;

  /**
   * The message about this event.
   *
   * @param facts what the event would say: {@code institutionName}, {@code reason}
   */
  public NoticePreview of(String trackingId, EventType type, Map<String, String> facts) {
    Report report = reports.require(TrackingId.of(trackingId));
    scope.viewer(report);
    Optional<NoticeSubscription> to = notices.subscription(report.id());
    Optional<NoticeItem> item = ReporterNews.of(type, clock.instant(), facts);
    if (to.isEmpty() || item.isEmpty()) {
      return NoticePreview.NONE;
    }
    NoticeSubscription subscription = to.get();
    if (!subscription.isOn()) {
      return new NoticePreview(false, false, subscription.language(), null, null);
    }
    NoticeItem told = report.discreet() ? item.get().discreet() : item.get();
    Notice notice =
        Notice.news(subscription, report.trackingId().digits(), clock.instant(), clock.instant());
    OutgoingNotice message = texts.news(notice, "", report, List.of(told));
    boolean mail = message.channel() == ContactChannel.EMAIL;
    return new NoticePreview(
        true,
        mail,
        subscription.language(),
        mail ? message.subject() : null,
        message.text().replace(message.stop(), settings.baseUrl() + "/berhenti"));
  }
}
