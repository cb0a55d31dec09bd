package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the reporter wrote, word for word: nobody changes it, whatever the public gets to read; an
 * erasure alone takes it away.
 */
@Embeddable
public class Original implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "original_title", nullable = false, length = 150)
  private String title;

  @Column(name = "original_body", nullable = false)
  private String body;

  @Column(name = "incident_date")
  private LocalDate incidentDate;

  protected Original() {
    // for JPA
  }

  /** The date is null when the reporter named none. */
  Original(String title, String body, LocalDate incidentDate) {
    this.title = title;
    this.body = body;
    this.incidentDate = incidentDate;
  }

  /** What is left of it after an erasure. */
  static Original erased() {
    return new Original("", "", null);
  }

  String title() {
    return title;
  }

  String body() {
    return body;
  }

  LocalDate incidentDate() {
    return incidentDate;
  }
}
