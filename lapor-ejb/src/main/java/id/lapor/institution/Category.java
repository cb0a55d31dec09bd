package id.lapor.institution;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a report is about: a topic, a sub-topic or a detail of one.
 *
 * <p>Programmes make topics appear and vanish, so each has validity dates. Names repeat across
 * topics; the code does not.
 */
@Entity
public class Category {

  /** How codes are written. */
  public static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,60}");

  /** Topic, sub-topic and detail: no category lies deeper. */
  public static final int MAX_DEPTH = 3;

  /** Longest name, in characters. */
  public static final int NAME_LENGTH = 160;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "category_seq")
  @SequenceGenerator(name = "category_seq", sequenceName = "category_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 60, unique = true)
  private String code;

  @Column(nullable = false, length = 160)
  private String name;

  @Column(name = "name_en", nullable = false, length = 160)
  private String nameEn;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  private Category parent;

  @Column(nullable = false)
  private int position;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private LocalDate validTo;

  @Column(nullable = false)
  private boolean imported;

  @Column(name = "search_text", insertable = false, updatable = false)
  private String searchText;

  protected Category() {
    // for JPA
  }

  /**
   * A category that reports may be put under from a day on, and no longer than under its parent.
   *
   * @param parent null for a topic
   * @param position place among its siblings
   * @throws RuleViolation {@code category-code} or {@code invalid-name}
   */
  Category(
      String code, String name, String nameEn, Category parent, int position, LocalDate validFrom) {
    if (!CODE.matcher(code).matches()) {
      throw new RuleViolation("category-code", "code", "2 to 60 of a-z, 0-9 and -");
    }
    this.code = code;
    this.parent = parent;
    this.position = position;
    this.validFrom = validFrom;
    this.validTo = parent == null ? null : parent.validTo;
    rename(name, nameEn);
  }

  /**
   * Bears other names from now on. The files of the next build leave it alone.
   *
   * @throws RuleViolation {@code invalid-name}
   */
  final void rename(String name, String nameEn) {
    requireName("name", name);
    requireName("nameEn", nameEn);
    this.name = name;
    this.nameEn = nameEn;
    this.imported = true;
  }

  private static void requireName(String field, String name) {
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      throw new RuleViolation("invalid-name", field, "A name has 1 to " + NAME_LENGTH + " letters");
    }
  }

  /** Lies below another category from now on, after its siblings; null makes it a topic. */
  void moveTo(Category newParent, int newPosition) {
    this.parent = newParent;
    this.position = newPosition;
    this.imported = true;
  }

  /**
   * Takes reports to the end of this day, or without a known end when it is null.
   *
   * @throws RuleViolation {@code ends-before-it-begins}
   */
  void endOn(LocalDate day) {
    if (day != null && day.isBefore(validFrom)) {
      throw new RuleViolation("ends-before-it-begins", "validTo", "It begins on " + validFrom);
    }
    this.validTo = day;
    this.imported = true;
  }

  /** How many levels lead down to it; 1 for a topic. */
  int depth() {
    return parent == null ? 1 : parent.depth() + 1;
  }

  /** Whether it is {@code other} or lies below it. */
  boolean isWithin(Category other) {
    return id.equals(other.id) || parent != null && parent.isWithin(other);
  }

  /** Rises with each change. */
  public long version() {
    return version;
  }

  /** The key in the database; stays inside. */
  public Long id() {
    return id;
  }

  /** The key outside, unique in the whole tree, such as {@code jalan-berlubang}. */
  public String code() {
    return code;
  }

  /** The name in Bahasa Indonesia; not unique. */
  public String name() {
    return name;
  }

  /** The name in English. */
  public String nameEn() {
    return nameEn;
  }

  /** The topic or sub-topic that it belongs to; empty for a topic. */
  public Optional<Category> parent() {
    return Optional.ofNullable(parent);
  }

  /** The place among its siblings, from 0. */
  public int position() {
    return position;
  }

  /** The first day on which reports may be put under it. */
  public LocalDate validFrom() {
    return validFrom;
  }

  /** The last day on which reports may be put under it; empty when no end is known. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }

  /** True on its first day, its last day and all days between. */
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /** What leaves: touches the parent, so fetch it along when there are many. */
  public CategoryView view() {
    return new CategoryView(code, name, nameEn, parent == null ? null : parent.code);
  }
}
