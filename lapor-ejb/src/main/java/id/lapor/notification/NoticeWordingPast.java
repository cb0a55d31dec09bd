package id.lapor.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A wording that came into force, who wrote it and when: append-only. */
@Entity
@Table(name = "notice_wording_past")
public class NoticeWordingPast {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_wording_past_seq")
  @SequenceGenerator(
      name = "notice_wording_past_seq",
      sequenceName = "notice_wording_past_seq",
      allocationSize = 50)
  private Long id;

  @Column(nullable = false, updatable = false, length = 40)
  private String wording;

  @Column(updatable = false, length = 120)
  private String subject;

  @Column(updatable = false, length = 3000)
  private String text;

  @Column(name = "short_text", updatable = false, length = 300)
  private String shortText;

  @Column(nullable = false, updatable = false, length = 60)
  private String account;

  @Column(nullable = false, updatable = false)
  private Instant at;

  /** For JPA. */
  protected NoticeWordingPast() {}

  /**
   * A wording that comes into force.
   *
   * @param words what it says, or null when the shipped text comes back
   */
  NoticeWordingPast(String wording, Wording words, String account, Instant at) {
    this.wording = wording;
    this.subject = words == null ? null : words.subject();
    this.text = words == null ? null : words.text();
    this.shortText = words == null ? null : words.shortText();
    this.account = account;
    this.at = at;
  }
}
