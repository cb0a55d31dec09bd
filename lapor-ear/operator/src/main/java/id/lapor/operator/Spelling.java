package id.lapor.operator;

import java.util.Arrays;
import java.util.Comparator;

/** What somebody may have meant who mistyped a name. */
final class Spelling {

  private Spelling() {}

  /** The setting whose name looks most like this one. */
  static Setting nearest(String key) {
    return Arrays.stream(Setting.values())
        .min(Comparator.comparingInt(setting -> distance(setting.key(), key)))
        .orElseThrow();
  }

  /** How many letters must be changed, added or left out to make one of the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
