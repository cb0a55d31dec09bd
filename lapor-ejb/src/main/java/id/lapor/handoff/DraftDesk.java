package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.InputRules;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps what officers are typing into the forms of a report, so that it outlasts the window, the
 * session and the machine. Everybody has their own, of reports that they may see.
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
public class DraftDesk {

  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");
  private static final int MOST_FIELDS = 20;

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject CaseDrafts drafts;
  @Inject CaseScope scope;
  @Inject SeenReports seen;
  @Inject Caller caller;
  @Inject Clock clock;

  /** What the caller has typed there and not sent; a view of nothing when there is none. */
  public DraftView get(DraftPlace place) {
    Long report = scope.visible(place.report());
    requireBelongs(place, report);
    return drafts.find(caller.account(), report, place).map(CaseDraft::view).orElse(DraftView.NONE);
  }

  /**
   * Keeps what the caller has typed; with nothing in any field, nothing is kept.
   *
   * @param version of the draft that was typed on, 0 for a new one; another one means that the same
   *     person goes on in two windows, and neither text takes the other's place unasked
   */
  public DraftView keep(DraftPlace place, long version, Map<String, List<String>> fields) {
    Report report = visible(place);
    String typed = CaseDraft.written(fields);
    new InputRules()
        .that(
            fields.size() <= MOST_FIELDS
                && fields.keySet().stream().allMatch(name -> FIELD.matcher(name).matches()),
            "fields",
            "unknown-code",
            "There is no such field")
        .text("fields", typed, 1, CaseDraft.LONGEST)
        .refuseIfBroken();
    Optional<CaseDraft> found = find(report, place);
    requireVersion(found.map(CaseDraft::version).orElse(0L), version);
    if (fields.values().stream().flatMap(List::stream).allMatch(String::isBlank)) {
      found.ifPresent(drafts::remove);
      return DraftView.NONE;
    }
    CaseDraft draft =
        found.orElseGet(
            () -> new CaseDraft(caller.account(), report, place, typed, clock.instant()));
    if (found.isPresent()) {
      draft.keep(typed, clock.instant());
      drafts.flush();
    } else {
      drafts.add(draft, caller.account());
    }
    return draft.view();
  }

  /**
   * Lets the draft go: it was sent, or its author wants it no more. That the report may have gone
   * out of sight with it does not matter.
   */
  public void discard(DraftPlace place) {
    Report report = reports.require(TrackingId.of(place.report()));
    find(report, place).ifPresent(drafts::remove);
  }

  private static void requireVersion(long present, long version) {
    if (present != version) {
      throw new RuleViolation(
          "stale-version",
          "Typed on version " + version + ", now " + present,
          Map.of("version", Long.toString(present)));
    }
  }

  private Optional<CaseDraft> find(Report report, DraftPlace place) {
    return drafts.find(caller.account(), report.id(), place);
  }

  private Report visible(DraftPlace place) {
    Report report = reports.require(TrackingId.of(place.report()));
    scope.viewer(report);
    if (report.erased()) {
      throw report.erasedAlready();
    }
    requireBelongs(place, report.id());
    return report;
  }

  private void requireBelongs(DraftPlace place, Long report) {
    boolean belongs =
        place.handoff().isEmpty()
            || seen.handoffs(report)
                .map(known -> known.contains(place.handoff()))
                .orElseGet(
                    () ->
                        handoffs
                            .find(place.handoff())
                            .filter(handoff -> handoff.report().id().equals(report))
                            .isPresent());
    if (!belongs) {
      throw new NotFound("There is no such hand-off");
    }
  }
}
