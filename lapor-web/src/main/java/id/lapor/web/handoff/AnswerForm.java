package id.lapor.web.handoff;

import id.lapor.handoff.AnswerView;
import id.lapor.handoff.Answering;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** An answer on its way: drafted, approved or sent back, published. */
@Named
@ViewScoped
public class AnswerForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject KeptDraft kept;
  @Inject Answering answering;

  private boolean begun;
  private String text;
  private String substantive;
  private String remark;

  /** Begins with the draft, or with what was typed before; called once the page is loaded. */
  public void begin() {
    if (begun || page.view() == null || !page.isDeciding()) {
      return;
    }
    AnswerView answer = page.answer();
    if (answer != null) {
      text = answer.text();
      substantive = Boolean.toString(answer.substantive());
    }
    text = kept.text("text").orElse(text);
    substantive = kept.text("substantive").orElse(substantive);
    remark = kept.text("remark").orElse(null);
    begun = true;
  }

  /** Keeps the text as a draft, new or written anew. */
  public void draft() {
    AnswerView answer = page.answer();
    if (answer == null) {
      long version = page.handoff().version();
      page.attempt(
          () -> answering.draft(page.getHandoffId(), version, text, substantive()), "DRAFT");
    } else {
      page.attempt(
          () -> answering.rewrite(answer.id(), answer.version(), text, substantive()), "DRAFT");
    }
  }

  /** Publishes a new text at once. */
  public void publishNew() {
    long version = page.handoff().version();
    page.attempt(
        () -> answering.publishNew(page.getHandoffId(), version, text, substantive()), "PUBLISH");
  }

  /** Approves what another wrote. */
  public void approve() {
    page.attempt(() -> answering.approve(page.getAnswerId(), page.answer().version()), "APPROVE");
  }

  /** Sends the draft back to its author. */
  public void sendBack() {
    page.attempt(
        () -> answering.sendBack(page.getAnswerId(), page.answer().version(), remark), "SEND_BACK");
  }

  /** Publishes the draft as it is. */
  public void publish() {
    page.attempt(() -> answering.publish(page.getAnswerId(), page.answer().version()), "PUBLISH");
  }

  private Boolean substantive() {
    return substantive == null ? null : Boolean.valueOf(substantive);
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = CasePage.typed(text);
  }

  public String getSubstantive() {
    return substantive;
  }

  public void setSubstantive(String substantive) {
    this.substantive = substantive;
  }

  public String getRemark() {
    return remark;
  }

  public void setRemark(String remark) {
    this.remark = CasePage.typed(remark);
  }
}
