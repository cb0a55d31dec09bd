package id.lapor.report;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a text that are still to be filled: a name between double braces. Nothing with one
 * of them is sent to anybody.
 */
public final class OpenPlaces {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]{0,40}?)\\s*}}");

  private OpenPlaces() {}

  /** The names of the places, in order; an empty one has an empty name. */
  public static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    if (text != null) {
      PLACE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    }
    return names;
  }

  /** The text with the places filled whose value is known; the others stay. */
  public static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String value = values.get(place.group(1));
              boolean known = value != null && !value.isBlank();
              return Matcher.quoteReplacement(known ? value : place.group());
            });
  }

  /**
   * Lets no text pass that is still to be filled in.
   *
   * @param field what the text is called by clients
   * @throws RuleViolation {@code open-place}, naming the place
   */
  public static void refuse(String field, String text) {
    in(text).stream()
        .findFirst()
        .ifPresent(
            name -> {
              String place = "{{" + name + "}}";
              throw new RuleViolation(
                  java.util.List.of(
                      new FieldError(field, "open-place", "Still to be filled: " + place, name)));
            });
  }
}
