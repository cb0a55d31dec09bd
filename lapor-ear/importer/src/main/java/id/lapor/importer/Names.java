package id.lapor.importer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names of institutions as people write them, brought to one form. */
final class Names {

  private static final Map<String, String> WORDS =
      Map.of(
          "kab", "kabupaten",
          "prov", "provinsi",
          "prop", "provinsi",
          "propinsi", "provinsi",
          "kementrian", "kementerian",
          "jendral", "jenderal",
          "kodya", "kota",
          "pemerintahan", "pemerintah",
          "dirjen", "direktorat jenderal",
          "ditjen", "direktorat jenderal");

  private static final int LONGEST_CODE = 40;

  private Names() {}

  /**
   * Lower case, without accents, signs and what stands in brackets, usual abbreviations written
   * out, the legal form of companies left out.
   */
  static String normal(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\([^)]*\\)", " ")
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
    StringBuilder words = new StringBuilder();
    for (String word : plain.split(" ")) {
      if (!word.equals("pt") && !word.equals("persero") && !word.equals("tbk")) {
        words.append(words.isEmpty() ? "" : " ").append(WORDS.getOrDefault(word, word));
      }
    }
    return words.toString();
  }

  /** A code made of a name: at most 40 lower-case letters, digits and hyphens. */
  static String code(String prefix, String name) {
    return cut(prefix + normal(name).replace(' ', '-'), LONGEST_CODE);
  }

  /** The same code with a number, for the next of several with one name. */
  static String numbered(String code, int number) {
    String end = "-" + number;
    return cut(code, LONGEST_CODE - end.length()) + end;
  }

  private static String cut(String code, int length) {
    String cut = code.length() <= length ? code : code.substring(0, length);
    return cut.replaceAll("-+$", "");
  }
}
