package id.lapor.report;

import id.lapor.deadline.Deadline;
import id.lapor.identity.AccessCode;
import id.lapor.identity.Caller;
import id.lapor.identity.CodeReplacements;
import id.lapor.identity.IdentityReading;
import id.lapor.identity.Keys;
import id.lapor.identity.Purpose;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.Role;
import id.lapor.institution.Category;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the hand-offs need of reports for officers. Whether the officer may see the report, the
 * caller has decided before.
 */
@ApplicationScoped
public class StaffReports {

  @Inject ReportViews views;
  @Inject Timelines timelines;
  @Inject ReporterVault vault;
  @Inject Caller caller;
  @Inject CodeReplacements replacements;
  @Inject Keys keys;

  /** The report without its reporter. */
  public ReportFile file(Report report) {
    return views.forStaff(report);
  }

  /** The same, with its clocks and those of its hand-offs as they were read already. */
  public ReportFile file(Report report, List<Deadline> clocks) {
    return views.forStaff(report, clocks.stream().map(Deadline::view).toList());
  }

  /**
   * Everything that happened, as far as the caller's office may know.
   *
   * @param read ids of the hand-offs whose drafts the caller reads
   */
  public List<TimelineEntry> timeline(Report report, Set<String> read) {
    return readable(timelines.of(report, circle(report)), read);
  }

  /** What happened after this place in the report's chain, the oldest first; drafts unread. */
  public List<TimelineEntry> timelineSince(Report report, int sequence) {
    return readable(timelines.since(report, sequence, circle(report)), Set.of());
  }

  private static List<TimelineEntry> readable(List<TimelineEntry> all, Set<String> read) {
    return all.stream()
        .map(
            entry ->
                entry.type().drafting() && !read.contains(entry.handoff())
                    ? entry.withoutText()
                    : entry)
        .toList();
  }

  /** An institution is told how urgent a report is, and not who thinks so and why. */
  private Audience circle(Report report) {
    boolean verifying =
        report.course().routedAt() == null
            && report
                .namedInstitution()
                .filter(named -> caller.serves(named.path(), Role.INSTITUTION_ADMIN))
                .isPresent();
    if (caller.national()) {
      return Audience.NATIONAL;
    }
    return verifying ? Audience.VERIFIERS : Audience.STAFF;
  }

  /** Who reported; the reading is recorded. Empty when nobody knows. */
  public Optional<ReporterDetails> identity(Report report, Purpose purpose) {
    return Optional.ofNullable(report.reporter().pseudonym())
        .map(pseudonym -> vault.read(pseudonym, purpose, caller.account()));
  }

  /**
   * Who has read the identity of a report's reporter, newest first; nobody, when nobody knows it.
   *
   * @param before number of the last reading that is known already, or null to begin
   */
  public List<IdentityReading> readings(Long report, Long before, int most) {
    return vault.readings(report, before, most);
  }

  /** Shows the name with the published report, unless its reporter wants otherwise. */
  public void publishName(Report report) {
    boolean open =
        report.face().published()
            && !report.reporter().anonymous()
            && report.reporter().publishedName() == null;
    if (open) {
      identity(report, Purpose.PUBLICATION)
          .map(ReporterDetails::name)
          .ifPresent(report.reporter()::publish);
    }
  }

  /**
   * Gives the report a new access code; the old one opens nothing any more, and a token that was
   * sent to the reporter before is worth nothing.
   */
  public AccessCode replaceCode(Report report) {
    replacements.endAll(report.id());
    AccessCode code = AccessCode.create();
    report.reporter().protectBy(code.hash(keys));
    return code;
  }

  /** What it is about, once somebody has said. */
  public Optional<Category> category(Report report) {
    return report.category();
  }

  /** Whether nobody but the reporter knows who reported. */
  public boolean anonymous(Report report) {
    return report.reporter().anonymous();
  }

  /** Whether its content is never public. */
  public boolean confidential(Report report) {
    return report.reporter().confidential();
  }

  /** When it came in. */
  public Instant receivedAt(Report report) {
    return report.origin().receivedAt();
  }

  /** Code of the region where it happened, or null. */
  public String regionCode(Report report) {
    return report.place() == null ? null : report.place().regionCode();
  }

  /** As the reporter wrote it. */
  public String originalTitle(Report report) {
    return report.original().title();
  }

  /** As the reporter wrote it. */
  public String originalBody(Report report) {
    return report.original().body();
  }
}
