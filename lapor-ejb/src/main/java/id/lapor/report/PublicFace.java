package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;

/** What the public may read of a report: a text that the verifier edited, never the original. */
@Embeddable
public class PublicFace implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "public_title", length = 150)
  private String title;

  @Column(name = "public_text")
  private String text;

  @Column(nullable = false)
  private boolean published;

  @Column(name = "taken_down_at")
  private Instant takenDownAt;

  @Column(name = "take_down_reason", length = 1000)
  private String takeDownReason;

  protected PublicFace() {
    // for JPA
  }

  static PublicFace none() {
    return new PublicFace();
  }

  void edit(String newTitle, String newText) {
    title = newTitle;
    text = newText;
  }

  void show(boolean visible) {
    published = visible && takenDownAt == null;
  }

  void takeDown(String reason, Instant at, Course.Refusal refusal) {
    if (!published) {
      throw refusal.of("not-published", "The report is not public");
    }
    takenDownAt = at;
    takeDownReason = reason;
    published = false;
  }

  void putBack(Course.Refusal refusal) {
    if (takenDownAt == null) {
      throw refusal.of("not-taken-down", "The report was not taken down");
    }
    takenDownAt = null;
    takeDownReason = null;
  }

  /** The title that everybody may read; null before verification. */
  public String title() {
    return title;
  }

  String text() {
    return text;
  }

  /** Whether everybody may read it now. */
  public boolean published() {
    return published;
  }

  /** Whether it was taken down. */
  public boolean takenDown() {
    return takenDownAt != null;
  }

  String takeDownReason() {
    return takeDownReason;
  }
}
