package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with a file, line by line. The lines are counted, the reasons told up to a bound.
 */
final class Findings {

  /** How many reasons are told. */
  static final int MOST = 1_000;

  private final List<RefusedLine> told = new ArrayList<>();
  private final BitSet lines = new BitSet();

  /** This line breaks a rule. */
  void add(int line, FieldError error) {
    lines.set(line);
    if (told.size() < MOST) {
      told.add(new RefusedLine(line, error));
    }
  }

  /** What ended the reading at this line; it is told even when the bound is reached. */
  void end(int line, FieldError error) {
    if (told.size() == MOST) {
      told.remove(MOST - 1);
    }
    add(line, error);
  }

  /** Whether nothing is wrong. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether this line breaks a rule. */
  boolean isRefused(int line) {
    return lines.get(line);
  }

  /** How many lines break one. */
  long refused() {
    return lines.cardinality();
  }

  /** The lines that break one, separated by commas; empty when there are none. */
  String lines() {
    return lines.stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  /** The reasons by line. */
  List<RefusedLine> told() {
    return told.stream().sorted(Comparator.comparingInt(RefusedLine::line)).toList();
  }
}
