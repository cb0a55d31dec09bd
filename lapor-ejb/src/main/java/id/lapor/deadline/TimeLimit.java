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
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/** How long somebody has for something, by which regulation, and from when until when it holds. */
@Entity
@Table(name = "time_limit")
public class TimeLimit {

  static final int MAX_AMOUNT = 366;
  static final int MAX_REGULATION = 80;
  static final int MAX_SOURCE = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "time_limit_seq")
  @SequenceGenerator(name = "time_limit_seq", sequenceName = "time_limit_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 80)
  private String regulation;

  @Enumerated(EnumType.STRING)
  @Column(name = "report_class", length = 24)
  private ReportClass reportClass;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Timer timer;

  @Column(nullable = false)
  private int amount;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private LimitUnit unit;

  @Column(name = "legal_source", nullable = false, length = 300)
  private String legalSource;

  @Column(name = "legal_source_en", length = 300)
  private String legalSourceEn;

  @Column(nullable = false)
  private boolean administered;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private LocalDate validTo;

  protected TimeLimit() {
    // for JPA
  }

  /**
   * A limit without an end.
   *
   * @param reportClass null when it holds for every class
   * @param amount 1 to 366
   */
  public TimeLimit(
      String regulation,
      ReportClass reportClass,
      Timer timer,
      int amount,
      LimitUnit unit,
      String legalSource,
      LocalDate validFrom) {
    if (amount < 1 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException("A limit has 1 to " + MAX_AMOUNT + " days");
    }
    this.regulation = regulation;
    this.reportClass = reportClass;
    this.timer = timer;
    this.amount = amount;
    this.unit = unit;
    this.legalSource = legalSource;
    this.validFrom = validFrom;
  }

  /** Set by hand, with its source in English; a later build leaves it as it is. */
  void administered(String sourceInEnglish) {
    administered = true;
    legalSourceEn = sourceInEnglish;
  }

  /**
   * Only what was set by hand and is still ahead may go: clocks may run by anything else.
   *
   * @throws RuleViolation {@code limit-holds} or {@code limit-shipped}
   */
  void requireTakeable(LocalDate today) {
    if (!validFrom.isAfter(today)) {
      throw new RuleViolation("limit-holds", "It holds since " + validFrom);
    }
    if (!administered) {
      throw new RuleViolation("limit-shipped", "It came with the reference files");
    }
  }

  /** The key, for addresses. */
  Long id() {
    return id;
  }

  /** Rises with each change. */
  long version() {
    return version;
  }

  /** Where it is written, in English; null where only the Indonesian text is known. */
  String legalSourceEn() {
    return legalSourceEn;
  }

  /** The regulation that sets it, such as "PermenPANRB 5/2025". */
  public String regulation() {
    return regulation;
  }

  /** The class of reports it holds for; empty when it holds for every class. */
  public Optional<ReportClass> reportClass() {
    return Optional.ofNullable(reportClass);
  }

  /** The clock it limits. */
  public Timer timer() {
    return timer;
  }

  /** How many days, 1 to 366. */
  public int amount() {
    return amount;
  }

  /** Working days or calendar days. */
  public LimitUnit unit() {
    return unit;
  }

  /** Where it is written, to be shown beside the date. */
  public String legalSource() {
    return legalSource;
  }

  /** The first day on which it is in force. */
  public LocalDate validFrom() {
    return validFrom;
  }

  /** The last day on which it is in force; empty when no end is known. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }
}
