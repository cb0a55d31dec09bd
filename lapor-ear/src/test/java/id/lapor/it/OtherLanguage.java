package id.lapor.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the bundles of one language only: on a page in the other it is a mistake. */
final class OtherLanguage {

  private static final List<String> BUNDLES =
      List.of(
          "lapor-web/src/main/resources/id/lapor/web/texts",
          "lapor-web/src/main/resources/id/lapor/web/staff",
          "lapor-web/src/main/resources/id/lapor/web/faces",
          "lapor-ejb/src/main/resources/id/lapor/rules");

  /** Shorter pieces of a text with places stand in names and in other texts too. */
  private static final int LONG = 18;

  private static final Pattern PLACE = Pattern.compile("\\{[^}]*\\}|''|<[^>]*>");

  private static final Map<String, Map<String, List<String>>> KNOWN =
      Map.of("id", read("id"), "en", read("en"));

  private OtherLanguage() {}

  /** Whole texts and long pieces of texts that a page in this language must not show. */
  static Map<String, List<String>> than(String language) {
    return KNOWN.get(language);
  }

  private static Map<String, List<String>> read(String language) {
    Set<String> own = texts("en".equals(language) ? "_en" : "");
    Set<String> others = texts("en".equals(language) ? "" : "_en");
    others.removeAll(own);
    String all = String.join("\n", own);
    List<String> parts =
        others.stream()
            .flatMap(PLACE::splitAsStream)
            .map(OtherLanguage::clean)
            .filter(part -> part.length() >= LONG && part.contains(" ") && !all.contains(part))
            .distinct()
            .toList();
    return Map.of("whole", List.copyOf(others), "parts", parts);
  }

  private static Set<String> texts(String suffix) {
    return BUNDLES.stream()
        .flatMap(bundle -> values(bundle + suffix + ".properties"))
        .map(OtherLanguage::clean)
        .filter(text -> text.matches("(?s).*\\p{L}{3}.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> values(String file) {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of(System.getProperty("basedir", ""), "..", file))) {
      texts.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts.values().stream().map(Object::toString);
  }

  private static String clean(String text) {
    return text.replace("''", "'").replaceAll("\\s+", " ").strip();
  }
}
