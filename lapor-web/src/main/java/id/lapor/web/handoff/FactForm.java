package id.lapor.web.handoff;

import id.lapor.institution.RegionPath;
import id.lapor.report.Correcting;
import id.lapor.report.CorrectionOutlook;
import id.lapor.report.ReportFile;
import id.lapor.web.Language;
import id.lapor.web.institution.RegionPicker;
import id.lapor.web.report.Choices;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fact of the report that is put right: what it is about, and where. */
@Named
@ViewScoped
public class FactForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Correcting correcting;
  @Inject Choices choices;
  @Inject RegionPicker regions;
  @Inject Language language;

  private boolean begun;
  private String category;
  private RegionPath region;
  private String address;
  private CorrectionOutlook outlook;

  /** Begins with the fact as it is, or with what was typed before; called once it is loaded. */
  public void begin() {
    if (begun || page.view() == null || !page.isDeciding()) {
      return;
    }
    ReportFile report = page.view().report();
    category = kept.text("category").orElse(report.categoryCode());
    if (page.shows("CORRECT_PLACE")) {
      region = regions.find(kept.picked("region").orElse(report.regionCode())).orElse(null);
    }
    address = kept.text("address").orElse(report.address());
    begun = true;
  }

  /** Puts right what the report is about. */
  public void correctCategory() {
    page.attempt(
        () -> correcting.correctCategory(page.getId(), version(), category), "CORRECT_CATEGORY");
  }

  /** Puts right where it happened. */
  public void correctPlace() {
    page.attempt(
        () -> correcting.correctPlace(page.getId(), version(), code(), address), "CORRECT_PLACE");
  }

  /** Shows what another category would change. */
  public void foreseeCategory() {
    outlook = page.result(() -> correcting.foreseeCategory(page.getId(), category));
  }

  /** Shows what another place would change. */
  public void foreseePlace() {
    outlook = page.result(() -> correcting.foreseePlace(page.getId(), code(), address));
  }

  /** What would change; null until it is asked for. */
  public CorrectionOutlook outlook() {
    return outlook;
  }

  /** The fact as it is, in words. */
  public String getFrom() {
    return words(outlook.from(), outlook.fromAddress());
  }

  /** The fact as it would be. */
  public String getTo() {
    return words(outlook.to(), outlook.toAddress());
  }

  /** Whether there is a line for the fact: it is known, or can be said. */
  public boolean shown(String fact, String action) {
    return fact != null && !fact.isBlank() || page.view().allows(action);
  }

  private String words(String code, String place) {
    String name = page.shows("CORRECT_CATEGORY") ? choices.category(code) : region(code);
    return code == null
        ? language.staff("correct.empty")
        : Stream.of(name, place == null ? "" : place)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" · "));
  }

  private String region(String code) {
    return regions.find(code).map(regions::label).orElse("");
  }

  private String code() {
    return region == null ? null : region.code();
  }

  private long version() {
    return page.view().report().version();
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category;
  }

  public RegionPath getRegion() {
    return region;
  }

  public void setRegion(RegionPath region) {
    this.region = region;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = CasePage.typed(address);
  }
}
