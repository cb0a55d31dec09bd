package id.lapor.notification;

import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.ReportHappened;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a report's events its reporter is told by a notice: the steps that change what they wait
 * for or may do, and not what is only visible on the page, nor what they have just said themselves.
 */
final class ReporterNews {

  private ReporterNews() {}

  /** What the reporter is told of it; empty when nothing is. */
  static Optional<NoticeItem> of(ReportHappened happened) {
    boolean ownDoing = happened.event().type() == EventType.WITHDRAWN && !byTheSystem(happened);
    return ownDoing
        ? Optional.empty()
        : of(happened.event().type(), happened.event().at(), happened.facts());
  }

  /** What a reporter is told of an event with these facts; empty when nothing is. */
  static Optional<NoticeItem> of(EventType type, Instant at, Map<String, String> facts) {
    return template(type).map(template -> new NoticeItem(template, at, values(facts)));
  }

  private static Optional<NoticeTemplate> template(EventType type) {
    return Optional.ofNullable(
        switch (type) {
          case SUBMITTED -> NoticeTemplate.RECEIVED;
          case INFORMATION_REQUESTED -> NoticeTemplate.INFORMATION_ASKED;
          case HANDED_OFF -> NoticeTemplate.ROUTED;
          case HANDOFF_RETURNED -> NoticeTemplate.RETURNED;
          case ANSWER_PUBLISHED -> NoticeTemplate.ANSWERED;
          case COMPLETED -> NoticeTemplate.COMPLETED;
          case REOPENED -> NoticeTemplate.REOPENED;
          case MERGED -> NoticeTemplate.MERGED;
          case UNMERGED -> NoticeTemplate.UNMERGED;
          case ARCHIVED -> NoticeTemplate.ARCHIVED;
          case RESTORED -> NoticeTemplate.RESTORED;
          case WITHDRAWN -> NoticeTemplate.WITHDRAWN;
          case TAKEN_DOWN -> NoticeTemplate.TAKEN_DOWN;
          case PUT_BACK -> NoticeTemplate.PUT_BACK;
          case ACCESS_CODE_REPLACED -> NoticeTemplate.CODE_REPLACED;
          case DEADLINE_MISSED -> NoticeTemplate.DEADLINE_MISSED;
          default -> null;
        });
  }

  private static boolean byTheSystem(ReportHappened happened) {
    return happened.event().actor().equals(Actor.SYSTEM.name());
  }

  private static Map<String, String> values(Map<String, String> facts) {
    Map<String, String> values = new LinkedHashMap<>();
    copy(facts, "institutionName", values, "institution");
    copy(facts, "reason", values, "reason");
    copy(facts, "timer", values, "deadline");
    copy(facts, "dueAt", values, "until");
    return values;
  }

  private static void copy(
      Map<String, String> facts, String from, Map<String, String> values, String to) {
    if (facts.containsKey(from)) {
      values.put(to, facts.get(from));
    }
  }
}
