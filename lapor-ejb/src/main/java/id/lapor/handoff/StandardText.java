package id.lapor.handoff;

import id.lapor.institution.Institution;
import id.lapor.report.ReportType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A text that officers put into their answers: for the whole country, or for one institution and
 * everything below it. What was answered with it stays as it was when the text is worded anew.
 */
@Entity
@Table(name = "standard_text")
public class StandardText {

  /** The longest title, in characters. */
  public static final int MAX_TITLE = 100;

  /** The longest text, in characters. */
  public static final int MAX_BODY = 5_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "standard_text_seq")
  @SequenceGenerator(
      name = "standard_text_seq",
      sequenceName = "standard_text_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "institution_id", updatable = false)
  private Institution institution;

  @Column(nullable = false, length = 2)
  private String language;

  @Enumerated(EnumType.STRING)
  @Column(length = 24)
  private ReportType type;

  @Column(length = 60)
  private String category;

  @Column(nullable = false, length = MAX_TITLE)
  private String title;

  @Column(nullable = false, length = MAX_BODY)
  private String body;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private LocalDate validTo;

  /** Counted past the version: being used is no change. */
  @Column(nullable = false, insertable = false, updatable = false)
  private long uses;

  /** For JPA. */
  protected StandardText() {}

  /**
   * A new text.
   *
   * @param institution whose it is, or null for the whole country
   */
  StandardText(Institution institution, StandardWording wording) {
    this.institution = institution;
    word(wording);
  }

  /** The text reads so from now on. */
  final void word(StandardWording wording) {
    language = wording.language();
    type = wording.type();
    category = wording.category();
    title = wording.title();
    body = wording.body();
    validFrom = wording.validFrom();
    validTo = wording.validTo();
  }

  Long id() {
    return id;
  }

  long version() {
    return version;
  }

  Optional<Institution> institution() {
    return Optional.ofNullable(institution);
  }

  String language() {
    return language;
  }

  String title() {
    return title;
  }

  String body() {
    return body;
  }

  /** What leaves. */
  StandardTextView view() {
    return new StandardTextView(
        id,
        version,
        institution == null ? null : institution.code(),
        institution == null ? null : institution.name(),
        new StandardWording(language, type, category, title, body, validFrom, validTo),
        uses);
  }
}
