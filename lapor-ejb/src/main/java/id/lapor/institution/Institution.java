package id.lapor.institution;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
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
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A body that answers reports: a ministry, an agency, a regional government, or any unit below one.
 *
 * <p>Institutions form trees. Regional governments are roots, since a regency is no part of its
 * province; only the administrative cities of Jakarta lie below theirs. Bodies come and go with
 * cabinets, so each has a first and perhaps a last day.
 */
@Entity
public class Institution {

  /** How codes are written. */
  public static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,40}");

  /** Longest name, in characters. */
  public static final int NAME_LENGTH = 200;

  /** Longest abbreviation, in characters. */
  public static final int ABBREVIATION_LENGTH = 40;

  /** No institution lies deeper than this, the root being the first level. */
  public static final int MAX_DEPTH = 12;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "institution_seq")
  @SequenceGenerator(
      name = "institution_seq",
      sequenceName = "institution_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 40, unique = true)
  private String code;

  @Column(nullable = false, length = 200)
  private String name;

  @Column(name = "name_en", nullable = false, length = 200)
  private String nameEn;

  @Column(length = 40)
  private String abbreviation;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private InstitutionType type;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  private Institution parent;

  @Column(nullable = false, length = 400, unique = true)
  private String path;

  @Column(nullable = false, length = 16)
  private String zone;

  @Column(name = "region_code", length = 13)
  private String regionCode;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private LocalDate validTo;

  @Column(nullable = false)
  private boolean imported;

  @Column(name = "search_text", insertable = false, updatable = false)
  private String searchText;

  protected Institution() {
    // for JPA
  }

  private Institution(
      String code, String name, InstitutionType type, ZoneId zone, LocalDate validFrom) {
    if (!CODE.matcher(code).matches()) {
      throw new RuleViolation(
          "invalid-code", "code", "A code is 2 to 40 lower-case letters, digits and hyphens");
    }
    requireName("name", name);
    this.code = code;
    this.name = name;
    this.nameEn = name;
    this.imported = true;
    this.type = type;
    this.zone = Zones.require(zone);
    this.validFrom = validFrom;
  }

  /**
   * A body that is no part of another one.
   *
   * @param zone WIB, WITA or WIT, in which its working days begin and end
   * @param validFrom its first day
   * @throws RuleViolation {@code invalid-code}, {@code invalid-name} or {@code invalid-zone}
   */
  public static Institution root(
      String code, String name, InstitutionType type, ZoneId zone, LocalDate validFrom) {
    return new Institution(code, name, type, zone, validFrom);
  }

  /**
   * A part of {@code parent}, in the parent's zone and region, and no longer than the parent.
   *
   * @throws RuleViolation {@code invalid-code} or {@code invalid-name}
   */
  public static Institution unit(
      Institution parent, String code, String name, LocalDate validFrom) {
    Institution unit = new Institution(code, name, InstitutionType.UNIT, parent.zone(), validFrom);
    unit.parent = parent;
    unit.regionCode = parent.regionCode;
    unit.validTo = parent.validTo;
    return unit;
  }

  private static void requireName(String field, String name) {
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      throw new RuleViolation("invalid-name", field, "A name has 1 to " + NAME_LENGTH + " letters");
    }
  }

  /** Takes its place in the tree, once it has an id. */
  void settle() {
    path = (parent == null ? "/" : parent.path) + id + "/";
  }

  /**
   * Bears other names from now on. The files of the next build leave them alone.
   *
   * @param nameEn null for the official name
   * @param abbreviation null for none
   * @throws RuleViolation {@code invalid-name} or {@code too-long}
   */
  void rename(String name, String nameEn, String abbreviation) {
    requireName("name", name);
    requireName("nameEn", nameEn == null ? name : nameEn);
    if (abbreviation != null && abbreviation.length() > ABBREVIATION_LENGTH) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "abbreviation",
                  "too-long",
                  "At most " + ABBREVIATION_LENGTH + " characters",
                  ABBREVIATION_LENGTH)));
    }
    this.name = name;
    this.nameEn = nameEn == null ? name : nameEn;
    this.abbreviation = abbreviation;
    this.imported = true;
  }

  /**
   * Exists to the end of this day, or without a known end when it is null. The files of the next
   * build leave it alone.
   *
   * @throws RuleViolation {@code ends-before-it-begins}
   */
  public void endOn(LocalDate day) {
    if (day != null && day.isBefore(validFrom)) {
      throw new RuleViolation("ends-before-it-begins", "validTo", "It begins on " + validFrom);
    }
    this.validTo = day;
    this.imported = true;
  }

  /** Rises with each change. */
  public long version() {
    return version;
  }

  /** The key in the database; stays inside. */
  public Long id() {
    return id;
  }

  /** The key outside: unique, memorable, never changed. */
  public String code() {
    return code;
  }

  /** The official name; not unique. */
  public String name() {
    return name;
  }

  /** The name in English, or the official one where there is none. */
  public String nameEn() {
    return nameEn;
  }

  /** The usual abbreviation, such as "Kemenkes". */
  public Optional<String> abbreviation() {
    return Optional.ofNullable(abbreviation);
  }

  /** What it is in the order of the state. */
  public InstitutionType type() {
    return type;
  }

  /** The institution that it is a part of; empty for a root. */
  public Optional<Institution> parent() {
    return Optional.ofNullable(parent);
  }

  /** The ids from the root to this one, as in {@code /1/22/333/}: a subtree is a prefix. */
  public String path() {
    return path;
  }

  /** The zone in which its working days begin and end. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** The region that it governs or lies in, when it is bound to one. */
  public Optional<String> regionCode() {
    return Optional.ofNullable(regionCode);
  }

  /** The first day on which it exists. */
  public LocalDate validFrom() {
    return validFrom;
  }

  /** The last day on which it exists; empty when no end is known. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }

  /** True on its first day, its last day and all days between. */
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /** True for {@code root} itself and for everything below it. */
  public boolean isWithin(Institution root) {
    return isWithin(root.path);
  }

  /** True when it lies in the subtree that {@code rootPath} names, or is its root. */
  public boolean isWithin(String rootPath) {
    return path.startsWith(rootPath);
  }

  /** How many levels its tree has down to it; 1 for a root. */
  int depth() {
    return (int) path.chars().filter(c -> c == '/').count() - 1;
  }

  /** The id of the root of its tree: the body that is accountable for all its units. */
  public Long rootId() {
    return Long.valueOf(path.substring(1, path.indexOf('/', 1)));
  }

  /** What leaves: touches the parent, so fetch it along when there are many. */
  public InstitutionView view() {
    return new InstitutionView(
        code,
        name,
        nameEn,
        abbreviation,
        type,
        parent == null ? null : parent.code,
        parent == null ? null : parent.name,
        zone);
  }
}
