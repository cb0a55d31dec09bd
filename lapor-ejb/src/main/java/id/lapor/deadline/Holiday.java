package id.lapor.deadline;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A day on which the government does not work; one day may hold several. */
@Entity
public class Holiday {

  static final int MAX_NAME = 160;
  static final int MAX_SOURCE = 200;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "holiday_seq")
  @SequenceGenerator(name = "holiday_seq", sequenceName = "holiday_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false)
  private LocalDate day;

  @Column(nullable = false, length = 160)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private HolidayKind kind;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private HolidayStatus status;

  @Column(nullable = false, length = 200)
  private String source;

  @Column(nullable = false)
  private boolean administered;

  @Column(name = "cancelled_at")
  private Instant cancelledAt;

  protected Holiday() {
    // for JPA
  }

  /**
   * A day off.
   *
   * @param name in Bahasa Indonesia, at most 160 characters
   * @param source the decree, or how the day was computed; at most 200 characters
   */
  public Holiday(
      LocalDate day, String name, HolidayKind kind, HolidayStatus status, String source) {
    this.day = day;
    this.name = name;
    this.kind = kind;
    this.status = status;
    this.source = source;
  }

  /** Set by hand: a later build leaves it as it is. */
  void administered() {
    administered = true;
  }

  /** It is a day off no more; the row stays, so that no file brings it back. */
  void cancel(Instant at) {
    administered();
    cancelledAt = at;
  }

  /** A cancelled one is a day off again, as if it were new. */
  void renew(HolidayKind newKind, HolidayStatus newStatus, String newSource) {
    administered();
    cancelledAt = null;
    kind = newKind;
    status = newStatus;
    source = newSource;
  }

  /** Other words for the same day off; whether it is decreed may become known, not doubtful. */
  void correct(String newName, HolidayStatus newStatus, String newSource) {
    if (status == HolidayStatus.DECREED && newStatus == HolidayStatus.TENTATIVE) {
      throw new RuleViolation("decreed-already", "status", "It is decreed already");
    }
    administered();
    name = newName;
    status = newStatus;
    source = newSource;
  }

  /** The key, for addresses. */
  Long id() {
    return id;
  }

  /** Rises with each change. */
  long version() {
    return version;
  }

  /** Whether it is a day off no more. */
  boolean cancelled() {
    return cancelledAt != null;
  }

  /** The date, the same in all three zones. */
  public LocalDate day() {
    return day;
  }

  /** The name in Bahasa Indonesia. */
  public String name() {
    return name;
  }

  /** National holiday, joint leave or election day. */
  public HolidayKind kind() {
    return kind;
  }

  /** Decreed or tentative. */
  public HolidayStatus status() {
    return status;
  }

  /** The decree, or how the day was computed. */
  public String source() {
    return source;
  }
}
