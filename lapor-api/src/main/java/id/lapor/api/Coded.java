package id.lapor.api;

/**
 * Something that is known by a code, with its name for people.
 *
 * @param code the key
 * @param name the name in Bahasa Indonesia
 * @param nameEn the name in English, where there is one
 */
public record Coded(String code, String name, String nameEn) {

  /** Null when there is no code. */
  public static Coded of(String code, String name) {
    return of(code, name, null);
  }

  /** Null when there is no code. */
  public static Coded of(String code, String name, String nameEn) {
    return code == null ? null : new Coded(code, name, nameEn);
  }
}
