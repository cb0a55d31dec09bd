package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.institution.Categories;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.PublicText;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.report.ReportStatus;
import id.lapor.report.Reports;
import id.lapor.report.SensitiveText;
import id.lapor.report.StaffReports;
import id.lapor.report.TrackingId;
import id.lapor.report.Triage;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which institutions get a report. */
@Stateless
public class Routing {

  @Inject Reports reports;
  @Inject ReportEvents events;
  @Inject StaffReports staffReports;
  @Inject Handoffs handoffs;
  @Inject Offering offering;
  @Inject Institutions institutions;
  @Inject Categories categories;
  @Inject Deadlines deadlines;
  @Inject Actors actors;
  @Inject Clock clock;

  /** T2: verifies a report and hands it to its lead and to those that support. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void verify(String trackingId, Verification decision) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = actors.verifierOf(report);
    report.requireVersion(decision.version());
    check(decision);
    Instant now = clock.instant();
    Category category = category(decision.category());
    Institution lead = institution("lead", decision.lead());
    Set<Institution> supporting = supporting(decision.supporting(), lead);
    report.verify(
        decision.type() == null ? report.type() : decision.type(),
        decision.supervisory(),
        category,
        worded(decision.title(), staffReports.originalTitle(report)),
        worded(decision.publicText(), staffReports.originalBody(report)),
        now);
    staffReports.publishName(report);
    verified(report);
    events.append(
        report,
        EventType.VERIFIED,
        actor,
        null,
        Map.of(
            "type", report.type().name(),
            "supervisory", Boolean.toString(report.supervisory()),
            "category", category.code()),
        Map.of());
    if (decision.note() != null && !decision.note().isBlank()) {
      events.append(
          report,
          EventType.NOTE_ADDED,
          actor,
          null,
          Map.of(),
          Map.of("text", decision.note().strip()));
    }
    offering.offer(report, lead, HandoffRole.LEAD, null, false, actor);
    for (Institution supporter : supporting) {
      offering.offer(report, supporter, HandoffRole.SUPPORTING, null, false, actor);
    }
    reports.flush();
  }

  /**
   * Hands the report to one more institution, or, after a return, to a new lead (T8). After two
   * returns only the national administrator names the lead, and that decision binds.
   *
   * @param ask what is asked of it in particular, or null
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public void handOff(
      String trackingId, long version, String institutionCode, HandoffRole role, String ask) {
    handOff(trackingId, version, institutionCode, role, List.of(), ask);
  }

  /**
   * The same, and at once to others that support; all of them get it, or none.
   *
   * @param supporting codes of those that support
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public void handOff(
      String trackingId,
      long version,
      String institutionCode,
      HandoffRole role,
      List<String> supporting,
      String ask) {
    Report report = reports.lock(TrackingId.of(trackingId));
    Actor actor = national(report, role);
    report.requireVersion(version);
    new InputRules().required("role", role).refuseIfBroken();
    check(institutionCode, supporting, ask);
    Institution institution = institution("institution", institutionCode);
    Set<Institution> supporters = supporting(supporting, institution);
    requireFree("institution", report, institution);
    supporters.forEach(supporter -> requireFree("supporting", report, supporter));
    if (report.status() == ReportStatus.RETURNED) {
      if (role != HandoffRole.LEAD) {
        throw report.refusal("lead-needed", "A returned report needs a lead first");
      }
      report.reroute(clock.instant());
      staffReports.publishName(report);
      tellFormer(report, institution);
    } else if (report.status() != ReportStatus.ROUTED
        && report.status() != ReportStatus.IN_PROGRESS) {
      throw report.refusal("illegal-transition", "Only a routed report takes another hand-off");
    } else if (role == HandoffRole.LEAD && report.lead().isPresent()) {
      throw report.refusal("has-lead", "The report has a lead");
    }
    if (role == HandoffRole.LEAD) {
      verified(report);
    }
    boolean binding = role == HandoffRole.LEAD && decisionBinds(report);
    String asked = ask == null || ask.isBlank() ? null : ask.strip();
    offering.offer(report, institution, role, asked, binding, actor);
    for (Institution supporter : supporters) {
      offering.offer(report, supporter, HandoffRole.SUPPORTING, asked, false, actor);
    }
    reports.flush();
  }

  /**
   * What {@link #verify} would refuse the fields of this decision for, all of it at once; nothing
   * is changed. Whether the report may be verified at all, the decision itself finds out.
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public List<FieldError> foreseeVerification(String trackingId, Verification decision) {
    Report report = reports.require(TrackingId.of(trackingId));
    actors.verifierOf(report);
    return refusals(
        () -> check(decision),
        () -> new PublicText(decision.title(), decision.publicText()).check(),
        () -> category(decision.category()),
        () -> supporting(decision.supporting(), institution("lead", decision.lead())));
  }

  /** The same for {@link #handOff}. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public List<FieldError> foreseeHandOff(
      String trackingId, String institutionCode, List<String> supporting, String ask) {
    Report report = reports.require(TrackingId.of(trackingId));
    return refusals(
        () -> check(institutionCode, supporting, ask),
        () -> {
          Institution institution = institution("institution", institutionCode);
          Set<Institution> supporters = supporting(supporting, institution);
          requireFree("institution", report, institution);
          supporters.forEach(supporter -> requireFree("supporting", report, supporter));
        });
  }

  private static List<FieldError> refusals(Runnable... checks) {
    Map<String, FieldError> first = new LinkedHashMap<>();
    for (Runnable check : checks) {
      try {
        check.run();
      } catch (RuleViolation refusal) {
        refusal.fields().forEach(error -> first.putIfAbsent(error.field(), error));
      }
    }
    return List.copyOf(first.values());
  }

  private static void check(String institutionCode, List<String> supporting, String ask) {
    new InputRules()
        .required("institution", institutionCode)
        .text("ask", ask, 1, Triage.MAX_REASON)
        .between("supporting", supporting.size(), 0, Verification.MAX_SUPPORTING)
        .refuseIfBroken();
  }

  /** Whoever gave it back last as the lead hears where it went. */
  private void tellFormer(Report report, Institution next) {
    handoffs.of(report).stream()
        .filter(h -> h.status() == HandoffStatus.RETURNED && h.role() == HandoffRole.LEAD)
        .filter(h -> h.parent().isEmpty())
        .reduce((earlier, later) -> later)
        .ifPresent(former -> offering.moved(former, next));
  }

  private void requireFree(String field, Report report, Institution institution) {
    new InputRules()
        .that(
            !handoffs.holds(report, institution),
            field,
            "holds-already",
            "The institution holds the report already")
        .refuseIfBroken();
  }

  private void verified(Report report) {
    deadlines
        .outstanding(report.id(), Timer.VERIFY)
        .ifPresent(verify -> verify.meet(clock.instant()));
  }

  private Actor national(Report report, HandoffRole role) {
    boolean decide = role == HandoffRole.LEAD && decisionBinds(report);
    Optional<Actor> actor =
        decide
            ? actors.any(Role.NATIONAL_ADMIN)
            : actors.any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN);
    if (decide && actor.isEmpty()) {
      throw report.refusal(
          "national-decision-needed", "After two returns the national administrator decides");
    }
    return actor.orElseThrow(() -> new NotFound("There is no such report"));
  }

  private static boolean decisionBinds(Report report) {
    return report.course().needsDecision();
  }

  private static void check(Verification decision) {
    new InputRules()
        .required("category", decision.category())
        .required("lead", decision.lead())
        .text("note", decision.note(), 1, Triage.MAX_REASON)
        .between("supporting", decision.supporting().size(), 0, Verification.MAX_SUPPORTING)
        .refuseIfBroken();
    new PublicText(decision.title(), decision.publicText()).check();
  }

  private Set<Institution> supporting(List<String> codes, Institution lead) {
    Set<Institution> supporting = new LinkedHashSet<>();
    for (String code : codes) {
      Institution supporter = institution("supporting", code);
      new InputRules()
          .that(
              !supporter.equals(lead) && supporting.add(supporter),
              "supporting",
              "named-twice",
              "An institution is named twice")
          .refuseIfBroken();
    }
    return supporting;
  }

  /** What the verifier wrote, or else what the reporter wrote with sensitive parts masked. */
  private static String worded(String edited, String original) {
    if (edited != null && !edited.isBlank()) {
      return edited.strip();
    }
    return SensitiveText.masked(original);
  }

  private Category category(String code) {
    return InputRules.known("category", categories.validOn(code, today()));
  }

  private Institution institution(String field, String code) {
    return InputRules.known(field, institutions.validOn(code, today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
