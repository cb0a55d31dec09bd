package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the files of answers need to know: who may read an answer, and who may still change it. */
@ApplicationScoped
public class AnswerSight {

  private static final String[] PUBLISHING = {Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN};
  private static final String[] DRAFTING = {
    Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER
  };

  @Inject Handoffs handoffs;
  @Inject CaseScope scope;
  @Inject SeenReports seen;
  @Inject Reports reports;
  @Inject Actors actors;
  @Inject Clock clock;

  /**
   * An answer that is not published yet, with its report locked.
   *
   * @param handoff id of its hand-off
   * @param actor the caller, as somebody who may write it
   */
  public record Draft(Report report, String handoff, Actor actor) {}

  /**
   * The caller, as somebody who may see this report.
   *
   * @throws NotFound when they may not
   */
  public Actor viewer(Report report) {
    return scope.viewer(report);
  }

  /**
   * The key of a report that the caller may see.
   *
   * @throws NotFound when they may not
   */
  public Long visible(String trackingId) {
    return scope.visible(trackingId);
  }

  /** Ids of the answers that the caller may read: all of the own hand-offs, published of others. */
  public Set<String> readable(Report report) {
    return scope.readable(handoffs.answers(handoffs.of(report)));
  }

  /**
   * The same for a report that the caller was found to see; asked once in a request.
   *
   * @param report its key
   */
  public Set<String> readable(String trackingId, Long report) {
    return seen.answers(report)
        .orElseGet(() -> readable(reports.require(TrackingId.of(trackingId))));
  }

  /** Ids of the answers that the reporter reads, and everybody once the report is public. */
  public Set<String> published(Report report) {
    return published(report.id());
  }

  /** The same by the key of the report. */
  public Set<String> published(Long report) {
    return answers(report, a -> a.status() == AnswerStatus.PUBLISHED);
  }

  /**
   * Opens a draft for a change of its files. What was approved before must be approved again.
   *
   * @throws NotFound when there is none that the caller may write
   * @throws id.lapor.shared.RuleViolation {@code illegal-transition} when it is published
   */
  public Draft change(String answerId) {
    Answer found = handoffs.requireAnswer(answerId);
    Actor actor = scope.at(found.handoff(), DRAFTING);
    Report report = reports.lock(found.handoff().report().id());
    Handoff handoff = handoffs.refreshed(found.handoff());
    handoff.requireOpen();
    Answer answer = handoffs.refreshed(found);
    answer.rewrite(answer.text(), answer.substantive(), actor.name(), clock.instant());
    return new Draft(report, handoff.uuid(), actor);
  }

  /**
   * The caller, as somebody who may publish this answer.
   *
   * @return empty when they may not, or there is none
   */
  public Optional<Actor> publisher(Report report, String answerId) {
    return handoffs.answers(handoffs.of(report)).stream()
        .filter(answer -> answer.uuid().equals(answerId))
        .findFirst()
        .flatMap(answer -> actors.serving(answer.handoff().institution(), PUBLISHING))
        .filter(actor -> actor.institution() != null);
  }

  private Set<String> answers(Long report, Predicate<Answer> which) {
    List<Handoff> all = handoffs.of(report);
    return handoffs.answers(all).stream()
        .filter(which)
        .map(Answer::uuid)
        .collect(Collectors.toSet());
  }
}
