package id.lapor.notification;

import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.ReportHappened;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps what those who follow a report are to be told, in the same transaction: one row, however
 * many they are.
 */
@ApplicationScoped
public class FollowObserver {

  /** Steps that everybody may see and that change what is waited for. */
  static final Set<EventType> TOLD =
      EnumSet.of(
          EventType.HANDED_OFF,
          EventType.HANDOFF_RETURNED,
          EventType.ANSWER_PUBLISHED,
          EventType.COMPLETED,
          EventType.REOPENED,
          EventType.DEADLINE_MISSED);

  @Inject Followers followers;

  /** Keeps it, when everybody may read the report and see the step. */
  void on(@Observes ReportHappened happened) {
    Report report = happened.report();
    EventType event = happened.event().type();
    if (TOLD.contains(event)
        && report.face().published()
        && !report.discreet()
        && !ClockProducer.isMoved()) {
      followers.tell(report, event);
    }
  }
}
