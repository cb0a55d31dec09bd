package id.lapor.report;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Helps verifiers to see which open report tells of the same thing, within what they may verify.
 * Whether a report is joined, {@link Triage} decides.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class MergeCandidates {

  /** Most candidates that are offered. */
  static final int MOST = 5;

  /** Most shared words that count and are named. */
  static final int MOST_WORDS = 5;

  /** Less in common than this is chance: the same district and the same day, for one. */
  private static final int LEAST = 5;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Reports reports;
  @Inject ReportViews views;
  @Inject TellingWords tellingWords;
  @Inject Actors actors;
  @Inject Caller caller;

  /**
   * Open reports that may tell of the same thing, the likeliest first, at most {@value #MOST}. A
   * report that is never public is offered only to another such.
   */
  public List<MergeCandidate> of(String trackingId) {
    Report report = visible(TrackingId.of(trackingId));
    Map<Long, List<String>> shared =
        MergeStatement.found(em, report, tellingWords.of(words(report)), scopes());
    if (shared.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select r from Report r left join fetch r.classification.category where r.id in :ids",
            Report.class)
        .setParameter("ids", shared.keySet())
        .setMaxResults(MergeStatement.MOST_FOUND)
        .getResultStream()
        .filter(other -> other.discreet() == report.discreet())
        .map(other -> candidate(report, other, shared.get(other.id())))
        .filter(candidate -> candidate.score() >= LEAST)
        .sorted(
            Comparator.comparingInt(MergeCandidate::score)
                .thenComparing(MergeCandidate::receivedAt)
                .reversed())
        .limit(MOST)
        .toList();
  }

  /**
   * The report beside the one that it might be joined to.
   *
   * @param other number of that report, which the caller must be allowed to verify as well
   * @throws RuleViolation {@code unknown-code} when there is none for the caller
   */
  public MergeComparison compare(String trackingId, String other) {
    Report report = visible(TrackingId.of(trackingId));
    new InputRules().required("into", other).refuseIfBroken();
    Report master;
    try {
      master = visible(TrackingId.of(other));
    } catch (NotFound unknown) {
      throw new RuleViolation("unknown-code", "into", "There is no such report");
    }
    return new MergeComparison(views.forStaff(report), views.forStaff(master));
  }

  /** The report beside the one that it was joined to; empty when it is on its own. */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public Optional<MergeComparison> joined(String trackingId) {
    Report report = visible(TrackingId.of(trackingId));
    return report
        .course()
        .mergedInto()
        .map(master -> new MergeComparison(views.forStaff(report), views.forStaff(master)));
  }

  private Report visible(TrackingId trackingId) {
    Report report = reports.require(trackingId);
    actors.verifierOf(report);
    return report;
  }

  /** Paths of the institutions whose reports the caller may verify; empty for all. */
  private List<String> scopes() {
    boolean national = caller.is(Role.NATIONAL_VERIFIER) || caller.is(Role.NATIONAL_ADMIN);
    return national
        ? List.of()
        : caller.scopes(Role.INSTITUTION_ADMIN).stream().map(Scope::path).toList();
  }

  private static MergeCandidate candidate(Report report, Report other, List<String> shared) {
    Set<MergeReason> reasons = reasons(report, other);
    List<String> words = shared.stream().limit(MOST_WORDS).toList();
    if (!words.isEmpty()) {
      reasons.add(MergeReason.WORDS);
    }
    int score = words.size() + reasons.stream().mapToInt(MergeReason::weight).sum();
    String title = other.face().title() == null ? other.original().title() : other.face().title();
    return new MergeCandidate(
        other.trackingId().digits(),
        other.status(),
        title,
        other.origin().receivedAt(),
        score,
        reasons,
        words);
  }

  private static Set<MergeReason> reasons(Report report, Report other) {
    Set<MergeReason> reasons = EnumSet.noneOf(MergeReason.class);
    if (MergeStatement.near(report.place(), other.place())) {
      reasons.add(MergeReason.NEAR);
    }
    String district = MergeStatement.district(report.place());
    if (!district.isEmpty() && district.equals(MergeStatement.district(other.place()))) {
      reasons.add(MergeReason.DISTRICT);
    }
    if (report.category().isPresent() && report.category().equals(other.category())) {
      reasons.add(MergeReason.CATEGORY);
    }
    if (day(report).equals(day(other))) {
      reasons.add(MergeReason.DAY);
    }
    return reasons;
  }

  private static LocalDate day(Report report) {
    return LocalDate.ofInstant(report.origin().receivedAt(), Zones.WIB);
  }

  private static String words(Report report) {
    return report.original().title() + " " + report.original().body();
  }
}
