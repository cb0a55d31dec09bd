package id.lapor.report;

import id.lapor.deadline.ReportClass;
import id.lapor.institution.Category;
import id.lapor.institution.Institution;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a person told the government about a public service, from intake to its end: the root of all
 * that happens to it.
 *
 * <p>Every change of status goes through one of the verbs below; each checks first and then
 * changes, so that a refused verb leaves everything as it was.
 */
@Entity
@Table(name = "report")
public class Report {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report_seq")
  @SequenceGenerator(name = "report_seq", sequenceName = "report_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Embedded private TrackingId trackingId;

  @Embedded private Original original;
  @Embedded private Classification classification;
  @Embedded private PublicFace face;
  @Embedded private Place place;
  @Embedded private ReporterLink reporter;
  @Embedded private Origin origin;
  @Embedded private Course course;
  @Embedded private Erasure erasure;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "named_institution_id", updatable = false)
  private Institution namedInstitution;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "lead_institution_id")
  private Institution lead;

  protected Report() {
    // for JPA
  }

  /** A report as it came in; its text is never changed afterwards. */
  static Report submit(
      TrackingId trackingId,
      ReportType type,
      Original original,
      Place place,
      ReporterLink reporter,
      Origin origin) {
    Report report = new Report();
    report.trackingId = trackingId;
    report.classification = Classification.claimed(type);
    report.course = Course.start();
    report.original = original;
    report.place = place;
    report.reporter = reporter;
    report.origin = origin;
    report.face = PublicFace.none();
    report.erasure = Erasure.none();
    return report;
  }

  /** The institution and category that the reporter named, if any. */
  void named(Institution institution, Category suggested) {
    namedInstitution = institution;
    classification.suggest(suggested);
  }

  /** T3: something is missing; the reporter is asked. */
  void requestInformation() {
    course.requestInformation(this::refusal);
  }

  /** T4: the reporter completed it; verification starts anew. */
  void completeInformation() {
    course.completeInformation(this::refusal);
  }

  /** T2: classified, worded for the public and given to its lead, all at once. */
  public void verify(
      ReportType confirmedType,
      boolean confirmedSupervisory,
      Category confirmedCategory,
      String publicTitle,
      String publicText,
      Instant at) {
    Classification.requirePossible(confirmedType, confirmedSupervisory);
    course.verify(at, this::refusal);
    classification.confirm(confirmedType, confirmedSupervisory, confirmedCategory);
    face.edit(publicTitle, publicText);
    showIfPublic();
  }

  /** T8: routed again after it came back. */
  public void reroute(Instant at) {
    course.reroute(at, this::refusal);
    showIfPublic();
  }

  /** The lead among the institutions that hold it; null when it was returned. */
  public void leadBy(Institution institution) {
    lead = institution;
  }

  /** T7: the lead says that it is not competent. */
  public void leadReturned(boolean othersHoldIt) {
    course.leadReturned(othersHoldIt, this::refusal);
    lead = null;
  }

  /** The last supporting institution returned too, and there was no lead any more. */
  public void heldByNobody() {
    if (lead == null) {
      course.heldByNobody();
    }
  }

  /** T10, T11: a substantive answer was published; the reporter has the word until then. */
  public void answered(Instant at, Instant autoCloseBy) {
    course.answered(at, autoCloseBy, this::refusal);
  }

  /** T11: the reporter replied; nothing closes by itself any more. */
  void replied() {
    course.replied(this::refusal);
  }

  /** T12, T13. */
  void complete(Outcome how) {
    course.complete(how, this::refusal);
  }

  /** T14: within 30 days and at most twice. */
  void reopen(Instant at) {
    course.reopen(at, this::refusal);
  }

  /** T17, and T5 when the reporter did not complete it in time. */
  void withdraw(Instant at) {
    course.withdraw(at, this::refusal);
    showIfPublic();
  }

  /** T6. */
  void archive(Instant at) {
    course.archive(at, this::refusal);
    showIfPublic();
  }

  /** T18. */
  void restore() {
    course.restore(this::refusal);
  }

  /** T15: joined to {@code master}, which must be open and no part of another report. */
  void mergeInto(Report master, Instant at) {
    if (master.equals(this) || !master.status().open()) {
      throw new RuleViolation(
          "merge-target-not-open", "into", "Only another report that is open can take this one");
    }
    course.merge(master, at, this::refusal);
    showIfPublic();
  }

  /** T19: back to the status it had. */
  void unmerge() {
    course.unmerge(this::refusal);
    showIfPublic();
  }

  void editPublicText(String publicTitle, String publicText) {
    if (course.routedAt() == null) {
      throw refusal("not-routed", "There is no public text before verification");
    }
    face.edit(publicTitle, publicText);
  }

  /** Whether somebody is in danger, as whoever verifies judges it. */
  void markUrgent(boolean inDanger) {
    requireOpen();
    origin.mark(inDanger, this::refusal);
  }

  /** What it is about after all. */
  void correctCategory(Category corrected) {
    requireOpen();
    if (category().filter(corrected::equals).isPresent()) {
      throw refusal("nothing-changed", "The report has this category already");
    }
    classification.correct(corrected);
  }

  /** Where it happened after all. */
  void correctPlace(Place corrected) {
    requireOpen();
    if (corrected.equals(place)) {
      throw refusal("nothing-changed", "The report is of this place already");
    }
    place = corrected;
  }

  private void requireOpen() {
    if (!status().open()) {
      throw refusal("report-ended", "The report has ended");
    }
  }

  void takeDown(String reason, Instant at) {
    face.takeDown(reason, at, this::refusal);
  }

  void putBack() {
    face.putBack(this::refusal);
    showIfPublic();
  }

  /** Something stands against its erasure, such as a case in court, until the hold is lifted. */
  public void hold(Instant at) {
    Erasure held = erasure();
    held.hold(at, this::refusal);
    erasure = held;
  }

  /** What stood against its erasure is over. */
  public void liftHold() {
    erasure().lift(this::refusal);
  }

  /**
   * Takes out of it everything that somebody wrote, and whatever tells who or where somebody is.
   * Number, state, times, region, category and institutions stay.
   */
  public void erase(ErasureGround ground, Instant at) {
    Erasure done = erasure();
    done.erase(ground, at, course, this::refusal);
    erasure = done;
    original = Original.erased();
    face = PublicFace.none();
    place = place == null ? null : place.erased();
    reporter.forget();
    course.forgetComment();
  }

  /** The rule that stands against erasing it now, as far as the report itself knows. */
  public Optional<String> erasureBar(Instant now) {
    return erasure().bar(course, now);
  }

  /** Refuses a decision that was made on an older state than the present one. */
  public void requireVersion(long decidedOn) {
    if (decidedOn != version) {
      throw refusal("stale-version", "Decided on version " + decidedOn + ", now " + version);
    }
  }

  /** A refusal that tells the present state. */
  public RuleViolation refusal(String rule, String message) {
    return new RuleViolation(
        rule, message, Map.of("status", status().name(), "version", Long.toString(version)));
  }

  private void showIfPublic() {
    face.show(course.mayBePublic() && !neverPublic());
  }

  /** Whether nothing of it may ever be read by everybody: confidential, or about an official. */
  public boolean neverPublic() {
    return reporter.confidential() || supervisory();
  }

  public Long id() {
    return id;
  }

  /**
   * Counts decisions and acts; whoever decides names the version they decided on. Receipts, notes
   * and missed limits do not count: they invalidate nobody's decision.
   */
  public long version() {
    return version;
  }

  public TrackingId trackingId() {
    return trackingId;
  }

  public ReportType type() {
    return classification.type();
  }

  public boolean supervisory() {
    return classification.supervisory();
  }

  /** The class for which legal limits are set. */
  public ReportClass limitClass() {
    return classification.limitClass();
  }

  public ReportStatus status() {
    return course.status();
  }

  public Optional<Institution> lead() {
    return Optional.ofNullable(lead);
  }

  public Optional<Institution> namedInstitution() {
    return Optional.ofNullable(namedInstitution);
  }

  /**
   * The institution whose administrator verifies beside the national roles: the one that was named.
   * Of a supervisory report that may be the accused, which decides nothing.
   */
  public Optional<Institution> verifyingInstitution() {
    return supervisory() ? Optional.empty() : namedInstitution();
  }

  Original original() {
    return original;
  }

  /** What everybody may read of it. */
  public PublicFace face() {
    return face;
  }

  /** How far it has come. */
  public Course course() {
    return course;
  }

  Place place() {
    return place;
  }

  /** What is known here of who reported. */
  public ReporterLink reporter() {
    return reporter;
  }

  /** Whether nothing of it may be told outside the pages, where others may read it too. */
  public boolean discreet() {
    return neverPublic();
  }

  /** Whether its texts were erased: then nothing of it changes any more. */
  public boolean erased() {
    return erasure().erasedAt().isPresent();
  }

  /** What is told wherever somebody asks for what was erased. */
  public RuleViolation erasedAlready() {
    return erasure.already();
  }

  /** Whether it was erased, and whether it may be. The provider makes nothing of empty columns. */
  public Erasure erasure() {
    return erasure == null ? Erasure.none() : erasure;
  }

  /** How it came in. */
  public Origin origin() {
    return origin;
  }

  Optional<Category> category() {
    return classification.category();
  }
}
