package id.lapor.report;

import id.lapor.deadline.ReportClass;
import id.lapor.institution.Category;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Optional;

/**
 * What kind of report it is and what it is about: as its reporter said, and from verification on as
 * the verifier confirmed. It decides which legal limits hold.
 */
@Embeddable
public class Classification {

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private ReportType type;

  @Column(nullable = false)
  private boolean supervisory;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  private Category category;

  protected Classification() {
    // for JPA
  }

  static Classification claimed(ReportType type) {
    Classification classification = new Classification();
    classification.type = type;
    return classification;
  }

  void suggest(Category suggested) {
    category = suggested;
  }

  /** Only a complaint accuses somebody, so nothing else can be supervisory. */
  static void requirePossible(ReportType type, boolean supervisory) {
    if (supervisory && type != ReportType.COMPLAINT) {
      throw new RuleViolation(
          "supervisory-only-complaint", "supervisory", "Only a complaint can be supervisory");
    }
  }

  void confirm(ReportType confirmedType, boolean confirmedSupervisory, Category confirmed) {
    requirePossible(confirmedType, confirmedSupervisory);
    type = confirmedType;
    supervisory = confirmedSupervisory;
    category = confirmed;
  }

  /** About something else than was said, of which nothing but the lists depends. */
  void correct(Category corrected) {
    category = corrected;
  }

  ReportType type() {
    return type;
  }

  boolean supervisory() {
    return supervisory;
  }

  ReportClass limitClass() {
    return type.limitClass(supervisory);
  }

  Optional<Category> category() {
    return Optional.ofNullable(category);
  }
}
