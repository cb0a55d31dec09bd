package id.lapor.web.handoff;

import id.lapor.report.MergeCandidate;
import id.lapor.report.MergeCandidates;
import id.lapor.report.MergeComparison;
import id.lapor.report.MergeReason;
import id.lapor.report.ReportFile;
import id.lapor.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What joining two reports, or parting them again, is decided on: which others may be the same and
 * why, the two side by side, and what happens then.
 */
@Named
@ViewScoped
public class MergeSteps implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject DecisionForm form;
  @Inject MergeCandidates candidates;
  @Inject CaseStory story;
  @Inject Language language;

  private List<MergeCandidate> offered;
  private MergeComparison comparison;
  private boolean chosen;

  /**
   * One thing that is told of both.
   *
   * @param name key of what it is
   * @param joined of the report that is part of the other
   * @param master of the one that goes on
   * @param alike whether both say the same
   */
  public record Trait(String name, String joined, String master, boolean alike) {}

  /**
   * Looks for open reports that may tell of the same thing: the page asks for it once it is shown,
   * so that nobody waits for it who knows the number.
   */
  public void search() {
    offered = candidates.of(page.getId());
  }

  /** Whether it was looked for. */
  public boolean isSearched() {
    return offered != null;
  }

  /** What was found, the likeliest first. */
  public List<MergeCandidate> getOffered() {
    return offered == null ? List.of() : offered;
  }

  /** Whether nothing was found. */
  public boolean isNothingFound() {
    return isSearched() && offered.isEmpty();
  }

  /** What a report has in common with this one, in words. */
  public String why(MergeCandidate candidate) {
    String words = String.join(", ", candidate.words());
    return candidate.reasons().stream()
        .map(
            reason ->
                language.staff("merge.why." + reason, reason == MergeReason.WORDS ? words : ""))
        .collect(Collectors.joining(" · "));
  }

  /** Takes an offered report and shows both side by side. */
  public void take(MergeCandidate candidate) {
    form.setInto(candidate.trackingId());
    chosen = true;
    compare();
  }

  /** Whether an offered report was taken: newer than a number that was typed before. */
  public boolean isChosen() {
    return chosen;
  }

  /** Shows the report beside the one whose number was typed. */
  public void compare() {
    comparison = page.result(() -> candidates.compare(page.getId(), form.number()));
  }

  /** The two reports; null before one was chosen. */
  public MergeComparison getComparison() {
    if (comparison == null && page.shows("UNMERGE")) {
      comparison = candidates.joined(page.getId()).orElse(null);
    }
    return comparison;
  }

  /** What both tell, for the eye to run along. */
  public List<Trait> getTraits() {
    return List.of(
        trait("state", report -> language.text("status." + report.status())),
        trait("received", report -> language.moment(report.receivedAt())),
        trait("title", story::heading),
        trait("text", ReportFile::body),
        trait("place", MergeSteps::place),
        trait("category", this::category),
        trait("named", ReportFile::namedInstitutionName),
        trait("lead", ReportFile::leadName),
        trait("type", report -> language.text("type." + report.type())));
  }

  /** What joining or parting does, in sentences; keys of the texts. */
  public List<String> getEffects() {
    String act = page.shows("UNMERGE") ? "unmerge" : "merge";
    return List.of(act + ".does.joined", act + ".does.master", act + ".does.told");
  }

  /** What happens, with the numbers of both reports. */
  public String effect(String key) {
    String joined = comparison.joined().trackingId();
    return language.staff(key, joined, comparison.master().trackingId());
  }

  /** How much a report has in common with this one. */
  public String score(MergeCandidate candidate) {
    return language.staff("merge.score", candidate.score());
  }

  /** What the button beside an offered report is called. */
  public String beside(MergeCandidate candidate) {
    return language.staff("merge.beside", candidate.trackingId());
  }

  private Trait trait(String name, Function<ReportFile, String> of) {
    String joined = of.apply(comparison.joined());
    String master = of.apply(comparison.master());
    return new Trait(name, said(joined), said(master), Objects.equals(joined, master));
  }

  private String said(String value) {
    return value == null || value.isBlank() ? language.staff("merge.unsaid") : value;
  }

  private String category(ReportFile report) {
    return language.name(report.categoryName(), report.categoryNameEn());
  }

  private static String place(ReportFile report) {
    String region = report.regionName() == null ? "" : report.regionName();
    String address = report.address() == null ? "" : report.address();
    return region + (region.isEmpty() || address.isEmpty() ? "" : ", ") + address;
  }
}
