package id.lapor.api.report;

import id.lapor.api.Coded;
import id.lapor.api.DeadlineOutput;
import id.lapor.api.handoff.HandoffOutput;
import id.lapor.handoff.CaseView;
import id.lapor.report.ReportFile;
import id.lapor.report.SensitiveText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A report as officers in scope see it. It names no reporter; the identity is read apart, which
 * leaves a record.
 *
 * @param version what the next action on the report is decided on
 * @param title as the reporter wrote it; {@code publicTitle} is the verifier's
 * @param titleMarks places in the title that may tell who somebody is
 * @param bodyMarks places in the body that may tell who somebody is
 * @param namedInstitution the institution that the reporter named
 * @param institution the lead
 * @param urgent whether the reporter said that somebody is in danger
 * @param identityKnown whether a name or contact is known
 * @param actions what the caller may do with the report now
 */
public record StaffOutput(
    String trackingId,
    long version,
    String status,
    String turn,
    String type,
    boolean supervisory,
    String title,
    String body,
    String publicTitle,
    String publicText,
    boolean published,
    boolean takenDown,
    List<Mark> titleMarks,
    List<Mark> bodyMarks,
    LocalDate incidentDate,
    Location location,
    Coded category,
    Coded namedInstitution,
    Coded institution,
    boolean anonymous,
    boolean confidential,
    boolean urgent,
    boolean identityKnown,
    String channel,
    String externalId,
    boolean imported,
    Instant receivedAt,
    Instant routedAt,
    Instant autoCloseAt,
    int returns,
    int reopenings,
    Completion completion,
    String mergedInto,
    Instant erasedAt,
    String erasureGround,
    List<DeadlineOutput> deadlines,
    List<HandoffOutput> handoffs,
    List<TimelineOutput> timeline,
    List<String> actions) {

  /**
   * A place in a text, in UTF-16 units from 0.
   *
   * @param end one past the last
   * @param kind what it looks like
   */
  public record Mark(int start, int end, String kind) {}

  /** Where it happened, as far as the reporter said. */
  public record Location(Coded region, String address, Double lat, Double lon) {}

  /** How the report ended. */
  public record Completion(String reason, Integer rating, Boolean resolved, String comment) {}

  static StaffOutput of(CaseView view) {
    ReportFile file = view.report();
    return new StaffOutput(
        file.trackingId(),
        file.version(),
        file.status().name(),
        file.turn() == null ? null : file.turn().name(),
        file.type().name(),
        file.supervisory(),
        file.title(),
        file.body(),
        file.publicTitle(),
        file.publicText(),
        file.published(),
        file.takenDown(),
        marks(file.titleMarks()),
        marks(file.marks()),
        file.incidentDate(),
        location(file),
        Coded.of(file.categoryCode(), file.categoryName(), file.categoryNameEn()),
        Coded.of(file.namedInstitutionCode(), file.namedInstitutionName()),
        Coded.of(file.leadCode(), file.leadName()),
        file.anonymous(),
        file.confidential(),
        file.urgent(),
        file.identityKnown(),
        file.channel().name(),
        file.externalId(),
        file.imported(),
        file.receivedAt(),
        file.routedAt(),
        file.autoCloseAt(),
        file.returns(),
        file.reopenings(),
        completion(file),
        file.mergedInto(),
        file.erasedAt(),
        file.erasureGround() == null ? null : file.erasureGround().name(),
        DeadlineOutput.of(file.deadlines()),
        view.handoffs().stream().map(HandoffOutput::of).toList(),
        TimelineOutput.of(view.timeline()),
        view.actions().stream().map(Enum::name).sorted().toList());
  }

  private static List<Mark> marks(List<SensitiveText.Mark> marks) {
    return marks.stream()
        .map(mark -> new Mark(mark.start(), mark.end(), mark.kind().name()))
        .toList();
  }

  private static Location location(ReportFile file) {
    boolean said = file.regionCode() != null || file.address() != null || file.lat() != null;
    return said
        ? new Location(
            Coded.of(file.regionCode(), file.regionName()), file.address(), file.lat(), file.lon())
        : null;
  }

  private static Completion completion(ReportFile file) {
    return file.completionReason() == null
        ? null
        : new Completion(
            file.completionReason().name(), file.rating(), file.resolved(), file.ratingComment());
  }
}
