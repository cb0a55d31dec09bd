package id.lapor.notification;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a template that are filled for each notice: a name between braces. A value is put
 * in once, as it is; what looks like a placeholder in it stays words.
 */
final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]{1,20})}");

  private Placeholders() {}

  /** The names in a text, in order. */
  static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Whether a brace stands there that belongs to no placeholder. */
  static boolean hasLooseBrace(String text) {
    String rest = PLACE.matcher(text).replaceAll("");
    return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
  }

  /** The text with its places filled; one without a value becomes nothing. */
  static String fill(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
  }
}
