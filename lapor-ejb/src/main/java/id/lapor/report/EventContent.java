package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The free text of one event, as JSON. It may be erased; its salt keeps the digest in the event
 * from being guessed afterwards.
 */
@Entity
@Table(name = "event_content")
public class EventContent {

  @Id
  @Column(name = "event_id")
  private Long eventId;

  @Column(nullable = false, length = 32, updatable = false)
  private String salt;

  @Column(nullable = false, updatable = false)
  private String text;

  protected EventContent() {
    // for JPA
  }

  EventContent(Long eventId, String salt, String text) {
    this.eventId = eventId;
    this.salt = salt;
    this.text = text;
  }

  Long eventId() {
    return eventId;
  }

  String salt() {
    return salt;
  }

  String text() {
    return text;
  }
}
