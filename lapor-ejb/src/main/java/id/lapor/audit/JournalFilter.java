package id.lapor.audit;

import id.lapor.institution.Zones;
import id.lapor.shared.RuleViolation;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which entries of a journal are wanted.
 *
 * @param day on this day (WIB), or null
 * @param what name of an {@link AdministrationAct}, or the rule of a refusal, or null
 * @param account of this account, or null
 */
public record JournalFilter(LocalDate day, String what, String account) implements Serializable {

  /** Every entry. */
  public static final JournalFilter ALL = new JournalFilter(null, null, null);

  /** As it stands in the column: refusals name rules, administration names acts. */
  Object what(Class<?> journal) {
    if (journal == Refusal.class) {
      return what;
    }
    try {
      return AdministrationAct.valueOf(what);
    } catch (IllegalArgumentException unknown) {
      throw new RuleViolation("unknown-code", "what", "There is no such act");
    }
  }

  Instant begin() {
    return day.atStartOfDay(Zones.WIB).toInstant();
  }

  Instant end() {
    return day.plusDays(1).atStartOfDay(Zones.WIB).toInstant();
  }
}
