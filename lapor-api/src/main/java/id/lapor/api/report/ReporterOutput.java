package id.lapor.api.report;

import id.lapor.api.Coded;
import id.lapor.api.DeadlineOutput;
import id.lapor.report.ReporterReportView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as its reporter sees it, in their own words, with what they can do now.
 *
 * @param published whether everybody can read the public text
 * @param institution the lead
 * @param completion how it ended
 * @param mergedInto number of the report that goes on for this one
 * @param identityReadings who has read the reporter's identity, newest first
 * @param actions of {@code REPLY}, {@code COMPLETE}, {@code REOPEN}, {@code WITHDRAW} those that
 *     are possible now
 */
public record ReporterOutput(
    String trackingId,
    String status,
    String turn,
    String type,
    String title,
    String body,
    String publicTitle,
    String publicText,
    boolean published,
    LocalDate incidentDate,
    String address,
    Coded region,
    Coded category,
    Coded institution,
    boolean anonymous,
    boolean confidential,
    Instant receivedAt,
    Instant autoCloseAt,
    Completion completion,
    String mergedInto,
    List<DeadlineOutput> deadlines,
    List<TimelineOutput> timeline,
    List<IdentityReading> identityReadings,
    List<String> actions) {

  /**
   * How a report ended.
   *
   * @param rating 1 to 5, when the reporter gave one
   * @param resolved whether the reporter calls the matter settled
   */
  public record Completion(String reason, Integer rating, Boolean resolved) {}

  /** One reading of the reporter's identity. */
  public record IdentityReading(Instant at, String actor, String purpose) {}

  static ReporterOutput of(ReporterReportView view) {
    return new ReporterOutput(
        view.trackingId(),
        view.status().name(),
        view.turn() == null ? null : view.turn().name(),
        view.type().name(),
        view.title(),
        view.body(),
        view.publicTitle(),
        view.publicText(),
        view.published(),
        view.incidentDate(),
        view.address(),
        Coded.of(view.regionCode(), view.regionName()),
        Coded.of(view.categoryCode(), view.categoryName(), view.categoryNameEn()),
        Coded.of(view.institutionCode(), view.institutionName()),
        view.anonymous(),
        view.confidential(),
        view.receivedAt(),
        view.autoCloseAt(),
        completion(view),
        view.mergedInto(),
        DeadlineOutput.of(view.deadlines()),
        TimelineOutput.of(view.timeline()),
        readings(view),
        actions(view));
  }

  private static Completion completion(ReporterReportView view) {
    return view.completionReason() == null
        ? null
        : new Completion(view.completionReason().name(), view.rating(), view.resolved());
  }

  private static List<IdentityReading> readings(ReporterReportView view) {
    return view.readings().stream()
        .map(reading -> new IdentityReading(reading.at(), reading.actor(), reading.purpose()))
        .toList();
  }

  private static List<String> actions(ReporterReportView view) {
    List<String> actions = new ArrayList<>();
    if (view.mayReply()) {
      actions.add("REPLY");
    }
    if (view.mayComplete()) {
      actions.add("COMPLETE");
    }
    if (view.mayReopen()) {
      actions.add("REOPEN");
    }
    if (view.mayWithdraw()) {
      actions.add("WITHDRAW");
    }
    return actions;
  }
}
