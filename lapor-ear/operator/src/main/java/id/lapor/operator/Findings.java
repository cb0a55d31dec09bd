package id.lapor.operator;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a check has found, in the order in which it looked. */
final class Findings {

  /** How much it matters. */
  enum Weight {
    /** Nothing starts with it. */
    ERROR,
    /** It starts, and something will not work or is unwise. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /**
   * One of them.
   *
   * @param about the setting or the thing that it is about
   * @param text what is wrong with it and what to do; never a secret
   */
  record Finding(Weight weight, String about, String text) {}

  private final List<Finding> all = new ArrayList<>();

  /** Something with which nothing starts. */
  void error(String about, String text) {
    all.add(new Finding(Weight.ERROR, about, text));
  }

  /** The same about a setting. */
  void error(Setting setting, String text) {
    error(setting.key(), text);
  }

  /** Something that is better looked after. */
  void warning(Setting setting, String text) {
    all.add(new Finding(Weight.WARNING, setting.key(), text));
  }

  /** Something good to know. */
  void note(String about, String text) {
    all.add(new Finding(Weight.NOTE, about, text));
  }

  /** All of them. */
  List<Finding> all() {
    return List.copyOf(all);
  }

  /** Whether there is anything with which nothing starts. */
  boolean forbidStart() {
    return count(Weight.ERROR) > 0;
  }

  /** Writes a line for each, and a last one with the counts. */
  void print(PrintStream out) {
    all.forEach(one -> out.println(one.weight() + "  " + one.about() + " " + one.text()));
    out.println(
        forbidStart()
            ? count(Weight.ERROR) + " errors, " + count(Weight.WARNING) + " warnings"
            : "Ready to start, " + count(Weight.WARNING) + " warnings");
  }

  private long count(Weight weight) {
    return all.stream().filter(one -> one.weight() == weight).count();
  }
}
