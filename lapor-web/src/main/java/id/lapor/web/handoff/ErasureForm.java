package id.lapor.web.handoff;

import id.lapor.erasure.Erasing;
import id.lapor.erasure.ErasureOutlook;
import id.lapor.report.ErasureGround;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import id.lapor.web.attachment.AttachmentWords;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Erasing a report, after a look at what would go; and keeping it from being erased. */
@Named
@ViewScoped
public class ErasureForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Erasing erasing;
  @Inject Language language;
  @Inject AttachmentWords attachmentWords;

  private boolean begun;
  private ErasureOutlook outlook;
  private ErasureGround ground;
  private String reason;
  private String typed;

  /**
   * One kind of what would go.
   *
   * @param name key of what it is
   * @param amount how much there is, in words
   */
  public record Share(String name, String amount) {}

  /**
   * Begins with what was typed before; called once the page is loaded. The number is typed anew.
   */
  public void begin() {
    if (!begun && page.view() != null && page.isDeciding()) {
      reason = kept.text("reason").orElse(null);
      ground =
          kept.text("ground")
              .filter(code -> !code.isBlank() && page.shows("ERASE"))
              .map(ErasureGround::valueOf)
              .orElse(null);
      begun = true;
    }
  }

  /** Looks what would go: the page asks for it once it is shown. */
  public void foresee() {
    outlook = page.result(() -> erasing.foresee(page.getId()));
  }

  /** Erases the report. */
  public void erase() {
    page.attempt(() -> erasing.erase(page.getId(), version(), ground, reason, typed), "ERASE");
  }

  /** Puts it under a legal hold. */
  public void hold() {
    page.attempt(() -> erasing.hold(page.getId(), version(), reason), "HOLD");
  }

  /** Lifts the hold. */
  public void liftHold() {
    page.attempt(() -> erasing.liftHold(page.getId(), version(), reason), "LIFT_HOLD");
  }

  private long version() {
    return page.view().report().version();
  }

  /** What would go; null until it was asked for. */
  public ErasureOutlook outlook() {
    return outlook;
  }

  /** What would go, kind by kind. */
  public List<Share> getShares() {
    return List.of(
        share("texts", outlook.texts()),
        share("answers", outlook.answers()),
        files(),
        share("drafts", outlook.drafts()),
        share("notices", outlook.notices()),
        share("followers", outlook.followers()),
        share("messages", outlook.messages()),
        share("receipts", outlook.receipts()),
        new Share("identity", language.staff("erasure.identity." + outlook.identity())),
        share("told", outlook.told()));
  }

  private Share files() {
    return outlook.files() == 0
        ? share("files", 0)
        : new Share(
            "files",
            language.staff(
                "erasure.filesOf", outlook.files(), attachmentWords.size(outlook.fileBytes())));
  }

  private static Share share(String name, long count) {
    return new Share(name, Long.toString(count));
  }

  /** What stands against it, in sentences. */
  public List<String> getObstacles() {
    return outlook.obstacles().stream()
        .map(rule -> RuleTexts.text(language.getLocale(), rule))
        .toList();
  }

  public ErasureGround getGround() {
    return ground;
  }

  public void setGround(ErasureGround ground) {
    this.ground = ground;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = CasePage.typed(reason);
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
