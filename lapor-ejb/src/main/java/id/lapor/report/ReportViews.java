package id.lapor.report;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.Deadlines;
import id.lapor.identity.AccessRecord;
import id.lapor.identity.Accounts;
import id.lapor.identity.ReporterVault;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.RegionNames;
import id.lapor.outbox.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the views of a report, each cut to what its viewer may see. */
@ApplicationScoped
public class ReportViews {

  private static final int EXCERPT = 280;

  @Inject Timelines timelines;
  @Inject Deadlines deadlines;
  @Inject RegionNames regions;
  @Inject ReporterVault vault;
  @Inject Accounts accounts;
  @Inject Institutions institutions;
  @Inject Clock clock;

  PublicReportView forPublic(Report report) {
    if (!report.face().published()) {
      return PublicReportView.unpublished(report.trackingId().digits(), report.status());
    }
    Optional<Category> category = report.category();
    Optional<Outcome> outcome = report.course().outcome();
    return new PublicReportView(
        report.trackingId().digits(),
        report.status(),
        true,
        report.type(),
        report.face().title(),
        report.face().text(),
        report.reporter().publishedName(),
        category.map(Category::code).orElse(null),
        category.map(Category::name).orElse(null),
        category.map(Category::nameEn).orElse(null),
        regionCode(report),
        regionName(report),
        report.lead().map(Institution::code).orElse(null),
        report.lead().map(Institution::name).orElse(null),
        report.origin().receivedAt(),
        report.course().turn(),
        report.course().autoCloseAt(),
        outcome.map(Outcome::reason).orElse(null),
        outcome.map(Outcome::rating).orElse(null),
        deadlines(report),
        timelines.of(report, Audience.PUBLIC));
  }

  PublicReportLine line(Report report) {
    Optional<Category> category = report.category();
    return new PublicReportLine(
        report.trackingId().digits(),
        report.type(),
        report.status(),
        report.face().title(),
        excerpt(report.face().text()),
        report.reporter().publishedName(),
        category.map(Category::code).orElse(null),
        category.map(Category::name).orElse(null),
        category.map(Category::nameEn).orElse(null),
        report.lead().map(Institution::code).orElse(null),
        report.lead().map(Institution::name).orElse(null),
        regionCode(report),
        report.origin().receivedAt());
  }

  ReporterReportView forReporter(Report report) {
    Optional<Category> category = report.category();
    Optional<Outcome> outcome = report.course().outcome();
    ReportStatus status = report.status();
    return new ReporterReportView(
        report.trackingId().digits(),
        status,
        report.course().turn(),
        report.type(),
        report.original().title(),
        report.original().body(),
        report.face().title(),
        report.face().text(),
        report.face().published(),
        report.original().incidentDate(),
        report.place() == null ? null : report.place().address(),
        regionCode(report),
        regionName(report),
        category.map(Category::code).orElse(null),
        category.map(Category::name).orElse(null),
        category.map(Category::nameEn).orElse(null),
        report.lead().map(Institution::code).orElse(null),
        report.lead().map(Institution::name).orElse(null),
        report.reporter().anonymous(),
        report.reporter().confidential(),
        report.origin().receivedAt(),
        report.course().autoCloseAt(),
        outcome.map(Outcome::reason).orElse(null),
        outcome.map(Outcome::rating).orElse(null),
        outcome.map(Outcome::resolved).orElse(null),
        report.course().mergedInto().map(master -> master.trackingId().digits()).orElse(null),
        deadlines(report),
        timelines.of(report, Audience.REPORTER),
        readings(report),
        status.open(),
        status == ReportStatus.IN_PROGRESS,
        report.course().reopenable(clock.instant()),
        status.canBecome(ReportStatus.WITHDRAWN));
  }

  ReportFile forStaff(Report report) {
    return forStaff(report, deadlines(report));
  }

  ReportFile forStaff(Report report, List<DeadlineView> deadlines) {
    return ReportFile.of(report, regionName(report), deadlines);
  }

  private List<ReporterReportView.IdentityReading> readings(Report report) {
    if (report.reporter().pseudonym() == null) {
      return List.of();
    }
    List<AccessRecord> records = vault.accesses(report.reporter().pseudonym());
    Set<String> actors = records.stream().map(AccessRecord::actor).collect(Collectors.toSet());
    Map<String, String> titles = new HashMap<>(accounts.titlesOf(actors));
    institutions
        .namesOf(actors.stream().filter(ReportViews::isQueue).map(ReportViews::code).toList())
        .forEach((code, name) -> titles.put(Channel.ADDRESS_PREFIX + code, name));
    return records.stream().map(record -> reading(record, titles)).toList();
  }

  /** What went to an institution's own system, the institution has read. */
  private static boolean isQueue(String actor) {
    return actor.startsWith(Channel.ADDRESS_PREFIX);
  }

  private static String code(String queue) {
    return queue.substring(Channel.ADDRESS_PREFIX.length());
  }

  /**
   * The reporter is told the function and never the account, which may tell the person; of a system
   * the institution whose it is. What is neither is our own system or the reporter.
   */
  private static ReporterReportView.IdentityReading reading(
      AccessRecord record, Map<String, String> titles) {
    String reader = titles.getOrDefault(record.actor(), record.actor());
    return new ReporterReportView.IdentityReading(record.at(), reader, record.purpose().name());
  }

  private List<DeadlineView> deadlines(Report report) {
    return deadlines.of(report.id()).stream().map(Deadline::view).toList();
  }

  private static String regionCode(Report report) {
    return report.place() == null ? null : report.place().regionCode();
  }

  private String regionName(Report report) {
    String code = regionCode(report);
    return code == null ? null : regions.full(code).orElse(null);
  }

  private static String excerpt(String text) {
    return text.codePointCount(0, text.length()) <= EXCERPT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, EXCERPT - 1)) + "…";
  }
}
