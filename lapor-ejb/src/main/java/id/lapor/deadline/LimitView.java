package id.lapor.deadline;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A limit as administrators see it.
 *
 * @param id its key, for addresses
 * @param version of what is shown
 * @param reportClass null when it holds for every class
 * @param legalSourceEn the source in English; null where only the Indonesian text is known
 * @param validTo the last day on which it holds, by its own end or because another one follows;
 *     null when no end is known
 * @param standing whether it held, holds or will hold
 */
public record LimitView(
    long id,
    long version,
    Timer timer,
    ReportClass reportClass,
    int amount,
    LimitUnit unit,
    String regulation,
    String legalSource,
    String legalSourceEn,
    LocalDate validFrom,
    LocalDate validTo,
    Standing standing)
    implements Serializable {

  /** Where a limit stands in time. */
  public enum Standing {
    /** It held until some day. */
    PAST,
    /** It holds today. */
    CURRENT,
    /** It will hold from some day on. */
    COMING
  }

  /** Whether it holds today. */
  public boolean current() {
    return standing == Standing.CURRENT;
  }

  /** Whether it is still ahead, and may be taken back. */
  public boolean coming() {
    return standing == Standing.COMING;
  }
}
