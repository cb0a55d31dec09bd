package id.lapor.web.handoff;

import id.lapor.report.Correcting;
import id.lapor.report.CorrectionOutlook;
import id.lapor.report.ReportFile;
import id.lapor.web.Language;
import id.lapor.web.report.Choices;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fact of the report that is put right beside where it is shown: what it is about, and where. */
@Named
@ViewScoped
public class FactForm implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Length of the code of a regency or city; districts and villages have longer ones. */
  private static final int REGENCY = 5;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Correcting correcting;
  @Inject Choices choices;
  @Inject Language language;

  private boolean begun;
  private String category;
  private String region;
  private String address;
  private CorrectionOutlook outlook;

  /** Begins with the fact as it is, or with what was typed before; called once it is loaded. */
  public void begin() {
    if (begun || page.view() == null || !page.isDeciding()) {
      return;
    }
    ReportFile report = page.view().report();
    category = kept.text("category").orElse(report.categoryCode());
    region = kept.text("region").orElse(report.regionCode());
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
        () -> correcting.correctPlace(page.getId(), version(), region, address), "CORRECT_PLACE");
  }

  /** Shows what another category would change. */
  public void foreseeCategory() {
    outlook = page.result(() -> correcting.foreseeCategory(page.getId(), category));
  }

  /** Shows what another place would change. */
  public void foreseePlace() {
    outlook = page.result(() -> correcting.foreseePlace(page.getId(), region, address));
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

  /** Provinces, regencies and cities, and first the smaller region that the report names. */
  public List<SelectItem> getRegions() {
    List<SelectItem> items = new ArrayList<>();
    ReportFile report = page.view().report();
    if (report.regionCode() != null && report.regionCode().length() > REGENCY) {
      items.add(new SelectItem(report.regionCode(), report.regionName()));
    }
    items.addAll(choices.getRegions());
    return items;
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
    return code == null ? "" : choices.region(code);
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

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = CasePage.typed(address);
  }
}
