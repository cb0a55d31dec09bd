package id.lapor.web.report;

import id.lapor.report.PublicPreview;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** What everybody will read of the report in the form, in words. */
@Named
@RequestScoped
public class ReportPreview {

  @Inject Language language;
  @Inject Choices choices;

  private boolean asked;
  private PublicPreview seen;

  /** Shows it on this page; nothing yet when too little was written. */
  void show(Optional<PublicPreview> preview) {
    asked = true;
    seen = preview.orElse(null);
  }

  /** Whether somebody wants to see it before it is sent. */
  public boolean isAsked() {
    return asked;
  }

  /** Whether enough was written to show it. */
  public boolean isThere() {
    return seen != null;
  }

  /** What everybody will read; null unless it is there. */
  public PublicPreview seen() {
    return seen;
  }

  /** What in it could tell who somebody is, in words; empty when nothing does. */
  public List<String> getFound() {
    return words(seen);
  }

  /** Its type in words; empty before one is chosen. */
  public String getType() {
    return seen.type() == null ? "" : language.text("type." + seen.type());
  }

  /** The name that stands beside it. */
  public String getName() {
    return seen.reporterName() == null ? language.text("fact.anonymous") : seen.reporterName();
  }

  /** Where it happened, in words; empty when nobody says. */
  public String getRegion() {
    return seen.regionCode() == null ? "" : choices.region(seen.regionCode());
  }

  /** What could tell who somebody is, in words. */
  List<String> words(PublicPreview preview) {
    return preview.found().stream()
        .map(found -> language.text("sensitive." + found.kind(), found.text()))
        .toList();
  }
}
