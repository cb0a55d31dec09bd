package id.lapor.institution;

/**
 * What an institution is to be called.
 *
 * @param name official name, 1 to 200 characters
 * @param nameEn name in English; null or blank for the official one
 * @param abbreviation at most 40 characters; null or blank for none
 */
public record InstitutionNames(String name, String nameEn, String abbreviation) {

  /** The same without space around it, and with null for what is blank. */
  InstitutionNames stripped() {
    return new InstitutionNames(
        name == null ? "" : name.strip(), orNull(nameEn), orNull(abbreviation));
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
