package id.lapor.report;

import id.lapor.deadline.DeadlineView;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A report as officers in scope see it. It names no reporter: identity is read from the vault by a
 * use case of its own, which leaves a record.
 *
 * @param title as the reporter wrote it; {@code publicTitle} is the verifier's
 * @param marks places in {@code body} that may tell who somebody is
 * @param urgent whether the reporter, or whoever verified, said that somebody is in danger
 * @param identityKnown whether the vault holds a name or contact for it
 * @param erasedAt when its texts were erased, or null; then titles and body are empty
 * @param erasureGround on which ground, or null
 */
public record ReportFile(
    String trackingId,
    long version,
    ReportStatus status,
    Turn turn,
    ReportType type,
    boolean supervisory,
    String title,
    String body,
    String publicTitle,
    String publicText,
    boolean published,
    boolean takenDown,
    List<SensitiveText.Mark> titleMarks,
    List<SensitiveText.Mark> marks,
    LocalDate incidentDate,
    String address,
    Double lat,
    Double lon,
    String regionCode,
    String regionName,
    String categoryCode,
    String categoryName,
    String categoryNameEn,
    String namedInstitutionCode,
    String namedInstitutionName,
    String leadCode,
    String leadName,
    boolean anonymous,
    boolean confidential,
    boolean urgent,
    boolean identityKnown,
    IntakeChannel channel,
    String externalId,
    boolean imported,
    Instant receivedAt,
    Instant routedAt,
    Instant autoCloseAt,
    int returns,
    int reopenings,
    CompletionReason completionReason,
    Integer rating,
    Boolean resolved,
    String ratingComment,
    String mergedInto,
    Instant erasedAt,
    ErasureGround erasureGround,
    List<DeadlineView> deadlines)
    implements Serializable {

  static ReportFile of(Report report, String regionName, List<DeadlineView> deadlines) {
    Optional<Category> category = report.category();
    Optional<Institution> named = report.namedInstitution();
    Optional<Outcome> outcome = report.course().outcome();
    Optional<Place> place = Optional.ofNullable(report.place());
    return new ReportFile(
        report.trackingId().digits(),
        report.version(),
        report.status(),
        report.course().turn(),
        report.type(),
        report.supervisory(),
        report.original().title(),
        report.original().body(),
        report.face().title(),
        report.face().text(),
        report.face().published(),
        report.face().takenDown(),
        SensitiveText.marks(report.original().title()),
        SensitiveText.marks(report.original().body()),
        report.original().incidentDate(),
        place.map(Place::address).orElse(null),
        place.map(Place::lat).orElse(null),
        place.map(Place::lon).orElse(null),
        place.map(Place::regionCode).orElse(null),
        regionName,
        category.map(Category::code).orElse(null),
        category.map(Category::name).orElse(null),
        category.map(Category::nameEn).orElse(null),
        named.map(Institution::code).orElse(null),
        named.map(Institution::name).orElse(null),
        report.lead().map(Institution::code).orElse(null),
        report.lead().map(Institution::name).orElse(null),
        report.reporter().anonymous(),
        report.reporter().confidential(),
        report.origin().urgent(),
        report.reporter().pseudonym() != null && !report.erased(),
        report.origin().channel(),
        report.origin().externalId(),
        report.origin().imported(),
        report.origin().receivedAt(),
        report.course().routedAt(),
        report.course().autoCloseAt(),
        report.course().returnCount(),
        report.course().reopenCount(),
        outcome.map(Outcome::reason).orElse(null),
        outcome.map(Outcome::rating).orElse(null),
        outcome.map(Outcome::resolved).orElse(null),
        outcome.map(Outcome::comment).orElse(null),
        report.course().mergedInto().map(master -> master.trackingId().digits()).orElse(null),
        report.erasure().erasedAt().orElse(null),
        report.erasure().ground().orElse(null),
        deadlines);
  }
}
