package id.lapor.report;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.Institutions;
import id.lapor.institution.Region;
import id.lapor.institution.Regions;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes one report of another system over. */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class ImportedIntake {

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject Institutions institutions;
  @Inject Regions regions;
  @Inject Categories categories;
  @Inject Actors actors;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Makes a report that waits for verification, unless this client has sent its number before. It
   * keeps the time at which it was received elsewhere. No clock starts and nobody is told until an
   * officer verifies it: what the other system owed is not owed here. Nothing is known of its
   * reporter, so it counts as anonymous and has no access code; an officer may give it one.
   *
   * @throws id.lapor.shared.RuleViolation when a field breaks a rule or a code is unknown
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public ImportOutcome takeOver(ImportedReport row) {
    Instant now = clock.instant();
    row.check(now);
    String number = row.externalId().strip();
    Optional<Report> known = reports.findByExternalId(caller.account(), number);
    if (known.isPresent()) {
      return ImportOutcome.existing(row.externalId(), known.get().trackingId());
    }
    Actor actor =
        actors
            .any(Role.NATIONAL_ADMIN)
            .orElseThrow(() -> new NotFound("Only the national administrator imports"));
    Report report =
        Report.submit(
            reports.freeTrackingId(),
            row.type() == null ? ReportType.COMPLAINT : row.type(),
            new Original(
                Headline.of(row.title(), row.text()), row.text().strip(), row.incidentDate()),
            place(row),
            new ReporterLink(true, false, null, null, null),
            origin(row, actor, number, now));
    report.named(
        known("institution", row.institution(), institutions::find),
        known("category", row.category(), categories::find));
    reports.add(report);
    record(report, row, actor);
    reports.flush();
    return ImportOutcome.created(row.externalId(), report.trackingId());
  }

  private static Origin origin(ImportedReport row, Actor actor, String number, Instant now) {
    IntakeChannel channel = row.channel() == null ? IntakeChannel.PARTNER_API : row.channel();
    Instant receivedAt = row.receivedAt() == null ? now : row.receivedAt();
    return Origin.imported(actor.name(), channel, number, receivedAt);
  }

  private Place place(ImportedReport row) {
    Region region = known("region", row.region(), regions::find);
    String address = row.address() == null || row.address().isBlank() ? null : row.address();
    if (region == null && address == null) {
      return null;
    }
    return new Place(
        region == null ? null : region.code(),
        address == null ? null : address.strip(),
        null,
        null);
  }

  private void record(Report report, ImportedReport row, Actor actor) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("channel", report.origin().channel().name());
    facts.put("type", report.type().name());
    facts.put("receivedAt", report.origin().receivedAt().toString());
    Map<String, String> content = new LinkedHashMap<>();
    if (row.title() != null && !row.title().isBlank()) {
      content.put("title", row.title());
    }
    content.put("body", row.text());
    events.append(report, EventType.IMPORTED, actor, null, facts, content);
  }

  /** A report may name a body or a category that is no more: its dates do not matter here. */
  private static <T> T known(String field, String code, Function<String, Optional<T>> search) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return InputRules.known(field, search.apply(code.strip()));
  }
}
