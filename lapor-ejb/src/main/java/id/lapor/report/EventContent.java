package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/**
 * The free text of one event, as JSON. It may be erased; its salt keeps the digest in the event
 * from being guessed afterwards.
 */
@Entity
@Table(name = "event_content")
public class EventContent {

  @Id private Long eventId;

  /** The relation makes the event be written first. */
  @MapsId
  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "event_id", updatable = false)
  private ReportEvent event;

  @Column(nullable = false, length = 32, updatable = false)
  private String salt;

  @Column(nullable = false, updatable = false)
  private String text;

  protected EventContent() {
    // for JPA
  }

  EventContent(ReportEvent event, String salt, String text) {
    this.event = event;
    this.eventId = event.id();
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
