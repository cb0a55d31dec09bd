package id.lapor.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** A day on which the government does not work; one day may hold several. */
@Entity
public class Holiday {

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
