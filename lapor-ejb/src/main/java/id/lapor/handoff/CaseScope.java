package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which reports and hand-offs an officer may see and act on. What lies outside looks as if it did
 * not exist.
 *
 * <p>National roles see all. An institution's people see what was handed to their institution or to
 * one below it, as long as they hold it; its administrator also sees what named it, and whoever
 * entered a report still sees it. A supervisory report is restricted: of the institution that holds
 * it only administrator, liaison officer and approver see it, and entering it or being named gives
 * no sight of it. {@link LiveScopes} and {@link StaffFindings} say the same for many at once.
 */
@ApplicationScoped
public class CaseScope {

  /** Roles in which somebody works on the hand-offs of an institution. */
  static final String[] HANDLING = {
    Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER, Role.UNIT_STAFF
  };

  /** Those of them that work on supervisory ones too. */
  static final String[] RESTRICTED = {Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER};

  @Inject Caller caller;
  @Inject Actors actors;
  @Inject Handoffs handoffs;
  @Inject Reports reports;
  @Inject SeenReports seen;

  /**
   * The caller, as somebody who may see this report.
   *
   * @throws NotFound when they may not
   */
  public Actor viewer(Report report) {
    return viewer(report, () -> handoffs.of(report));
  }

  /**
   * The hand-off, if the caller may see it, with its report locked until the transaction ends.
   *
   * @throws NotFound when there is none, or they may not
   */
  Handoff locked(String id) {
    Handoff found = handoffs.require(id);
    viewer(found);
    reports.lock(found.report().id());
    return handoffs.refreshed(found);
  }

  /**
   * The key of a report that the caller may see; found out once in a request.
   *
   * @throws NotFound when they may not
   */
  public Long visible(String trackingId) {
    return seen.key(caller.account(), trackingId)
        .orElseGet(
            () -> {
              Report report = reports.require(TrackingId.of(trackingId));
              viewer(report);
              return report.id();
            });
  }

  /**
   * The same for a report whose hand-offs are read anyway; the rest of the request may rely on it.
   */
  void view(Report report, List<Handoff> all) {
    viewer(report, () -> all);
    seen.add(caller.account(), report.trackingId().digits(), report.id());
    seen.add(report.id(), all);
  }

  private Actor viewer(Report report, Supplier<List<Handoff>> all) {
    return actors
        .any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.AUDITOR)
        .or(() -> holder(report, all.get()))
        .or(() -> report.supervisory() ? Optional.empty() : early(report))
        .orElseThrow(() -> new NotFound("There is no such report"));
  }

  /**
   * The caller in one of these roles at the institution of the hand-off or above it.
   *
   * @throws NotFound when they hold none of them there
   */
  Actor at(Handoff handoff, String... roles) {
    return actors
        .serving(handoff.institution(), roles)
        .filter(actor -> actor.institution() != null)
        .orElseThrow(() -> new NotFound("There is no such hand-off"));
  }

  /**
   * The caller, as somebody who answers for an offer that nobody takes up: whoever routes for the
   * country, and of a delegated one the desk of the institution that passed it on.
   *
   * @throws NotFound when they do not
   */
  Actor offerer(Handoff handoff) {
    return actors
        .any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN)
        .or(
            () ->
                handoff
                    .parent()
                    .flatMap(
                        parent ->
                            actors.serving(
                                parent.institution(), Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN))
                    .filter(actor -> actor.institution() != null))
        .orElseThrow(() -> new NotFound("There is no such hand-off"));
  }

  /** Whether the caller is such a one. */
  boolean offers(Handoff handoff) {
    return caller.is(Role.NATIONAL_VERIFIER)
        || caller.is(Role.NATIONAL_ADMIN)
        || handoff
            .parent()
            .filter(
                parent ->
                    caller.serves(
                        parent.institution().path(), Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN))
            .isPresent();
  }

  /**
   * The caller, as somebody who works on this hand-off.
   *
   * @throws NotFound when they do not
   */
  Actor worker(Handoff handoff) {
    return at(handoff, handling(handoff.report()));
  }

  /**
   * The caller, as somebody who may see this hand-off.
   *
   * @throws NotFound when they may not
   */
  public Actor viewer(Handoff handoff) {
    return actors
        .any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.AUDITOR)
        .or(() -> actors.serving(handoff.institution(), handling(handoff.report())))
        .orElseThrow(() -> new NotFound("There is no such hand-off"));
  }

  /**
   * The caller, as somebody who may replace the access code of this report.
   *
   * @throws NotFound when they may not
   */
  Actor keeperOfCode(Report report) {
    return actors
        .any(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN)
        .or(
            () ->
                report
                    .origin()
                    .enteringInstitution()
                    .flatMap(counter -> actors.serving(counter, Role.CHANNEL_OPERATOR)))
        .orElseThrow(() -> new NotFound("There is no such report"));
  }

  /**
   * Whether the caller reads drafts of this hand-off: those who work on it and national roles.
   * Other institutions on the same report read what is published.
   */
  boolean reads(Handoff handoff) {
    return caller.national() || caller.serves(handoff.institution().path(), HANDLING);
  }

  /**
   * Ids of those answers that the caller may read: all of the own hand-offs, published of others.
   */
  Set<String> readable(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.status() == AnswerStatus.PUBLISHED || reads(answer.handoff()))
        .map(Answer::uuid)
        .collect(Collectors.toSet());
  }

  /** Whether the caller is one who may see this hand-off. */
  public boolean sees(Handoff handoff) {
    return caller.national() || worksOn(handoff);
  }

  /** Whether the caller works on this hand-off in any role. */
  boolean worksOn(Handoff handoff) {
    return caller.serves(handoff.institution().path(), handling(handoff.report()));
  }

  /** The parts of the tree in which the caller works on hand-offs that are not supervisory. */
  List<Scope> handlingScopes() {
    return caller.scopes(HANDLING);
  }

  /** The parts of the tree in which the caller works on supervisory hand-offs. */
  List<Scope> restrictedScopes() {
    return caller.scopes(RESTRICTED);
  }

  private Optional<Actor> holder(Report report, List<Handoff> all) {
    return all.stream()
        .filter(h -> h.status().open() || h.status() == HandoffStatus.COMPLETED)
        .flatMap(h -> actors.serving(h.institution(), handling(report)).stream())
        .findFirst();
  }

  /** The roles in which somebody works on hand-offs of this report. */
  static String[] handling(Report report) {
    return report.supervisory() ? RESTRICTED : HANDLING;
  }

  private Optional<Actor> early(Report report) {
    Optional<Actor> named =
        report
            .namedInstitution()
            .flatMap(institution -> actors.serving(institution, Role.INSTITUTION_ADMIN));
    return named.or(
        () ->
            report
                .origin()
                .enteringInstitution()
                .flatMap(
                    institution ->
                        actors.serving(
                            institution, Role.CHANNEL_OPERATOR, Role.INSTITUTION_ADMIN)));
  }
}
