package id.lapor.handoff;

import id.lapor.identity.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The lists that officers work from. Each holds only what is open. */
public enum WorkList {
  /** Reports that wait for verification. */
  TO_VERIFY(Readers.VERIFIERS, false),
  /** Hand-offs that the caller works on. */
  MINE(Readers.HANDLERS, false),
  /** Hand-offs of the caller's units that nobody works on. */
  UNASSIGNED(Readers.HANDLERS, false),
  /** What is owed within two working days. */
  DUE_SOON(Readers.ALL, true),
  /** What was owed before now. */
  OVERDUE(Readers.ALL, true),
  /** Reports without a lead, for the national roles; delegations that came back, for others. */
  RETURNED(Readers.ALL, false),
  /** It is the reporter's turn. */
  WAITING(Readers.ALL, false),
  /** Offered so many working hours ago and not taken up as the limits say. */
  NOT_TAKEN_UP(Readers.ALL, false),
  /** Completed once, and open again. */
  REOPENED(Readers.ALL, false),
  /** Every open hand-off. */
  MY_UNIT(Readers.ALL, false);

  private final Set<String> readers;
  private final boolean ofClocks;

  WorkList(Set<String> readers, boolean ofClocks) {
    this.readers = readers;
    this.ofClocks = ofClocks;
  }

  /** Its name in addresses and texts: {@code to-verify}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The list with this name. */
  public static Optional<WorkList> of(String key) {
    return Arrays.stream(values()).filter(list -> list.key().equals(key)).findFirst();
  }

  /** The lists of somebody, in the order in which they are offered. */
  public static List<WorkList> of(Predicate<String> holds) {
    return Arrays.stream(values()).filter(list -> list.readers.stream().anyMatch(holds)).toList();
  }

  /** Whether its lines are limits, in the order in which they end. */
  boolean ofClocks() {
    return ofClocks;
  }

  private static final class Readers {
    static final Set<String> HANDLERS = Set.of(CaseScope.HANDLING);
    static final Set<String> VERIFIERS = with(Role.NATIONAL, Set.of(Role.INSTITUTION_ADMIN));
    static final Set<String> ALL = with(Role.NATIONAL, HANDLERS);

    private static Set<String> with(Set<String> some, Set<String> others) {
      Set<String> all = new HashSet<>(some);
      all.addAll(others);
      return Set.copyOf(all);
    }
  }
}
