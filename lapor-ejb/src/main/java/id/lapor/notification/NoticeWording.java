package id.lapor.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A template in one language as an administrator worded it, in place of the shipped text. */
@Entity
@Table(name = "notice_wording")
public class NoticeWording {

  @Id
  @Column(nullable = false, updatable = false, length = 40)
  private String id;

  @Version private long version;

  @Column(length = 120)
  private String subject;

  @Column(nullable = false, length = 3000)
  private String text;

  @Column(name = "short_text", length = 300)
  private String shortText;

  /** For JPA. */
  protected NoticeWording() {}

  NoticeWording(String id, Wording wording) {
    this.id = id;
    word(wording);
  }

  /** Says it otherwise from now on. */
  final void word(Wording wording) {
    subject = wording.subject();
    text = wording.text();
    shortText = wording.shortText();
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  Wording wording() {
    return new Wording(subject, text, shortText);
  }
}
