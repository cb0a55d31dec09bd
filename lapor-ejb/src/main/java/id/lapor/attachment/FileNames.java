package id.lapor.attachment;

import java.text.Normalizer;

/**
 * Names of files. What a telephone or a person calls a file may tell who they are, so reporters'
 * files get names of ours; officers' keep theirs, without what could mislead a reader or a system.
 */
final class FileNames {

  private static final int LONGEST = 80;

  private FileNames() {}

  /** A name to judge the extension by, and to echo to whoever sent it: one line, no path. */
  static String cleaned(String name) {
    String text = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFC);
    String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    last.codePoints().filter(FileNames::shown).limit(2_000).forEach(kept::appendCodePoint);
    String shown = kept.toString().strip().replaceAll("\\s+", " ").replaceAll("^\\.+", "");
    if (shown.codePointCount(0, shown.length()) <= LONGEST) {
      return shown;
    }
    int dot = shown.lastIndexOf('.');
    String end = dot > 0 && shown.length() - dot <= 6 ? shown.substring(dot) : "";
    return shown.substring(0, shown.offsetByCodePoints(0, LONGEST - end.length())) + end;
  }

  /** An officer's own name for the file, with the extension of what it really is. */
  static String official(String name, FileType type, int number) {
    String cleaned = cleaned(name);
    int dot = cleaned.lastIndexOf('.');
    String stem = (dot > 0 ? cleaned.substring(0, dot) : cleaned).strip();
    return stem.isEmpty() ? type.genericName(number) : stem + "." + type.extension();
  }

  /** No controls, no marks that turn the direction of writing, nothing that paths are made of. */
  private static boolean shown(int c) {
    int kind = Character.getType(c);
    return kind != Character.CONTROL
        && kind != Character.FORMAT
        && kind != Character.SURROGATE
        && kind != Character.PRIVATE_USE
        && kind != Character.LINE_SEPARATOR
        && kind != Character.PARAGRAPH_SEPARATOR
        && ":*?\"<>|".indexOf(c) < 0;
  }
}
