package id.lapor.operator;

/** {@code conf/lapor.conf.example}: every setting with what it means, each commented out. */
final class ExampleFile {

  private ExampleFile() {}

  /** Its text. */
  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings of LAPOR. Copy to lapor.conf, chmod 600, and fill in what has no value here.
            # A variable of the environment wins: LAPOR_DB_URL over lapor.db.url.
            # Files and directories are taken from the directory of the installation on.
            """);
    for (Part part : Part.values()) {
      text.append("\n# --- ").append(part.title()).append("\n");
      for (Setting setting : Setting.values()) {
        if (setting.part() == part) {
          append(text, setting);
        }
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Setting setting) {
    text.append("\n# ").append(setting.meaning());
    if (setting.required()) {
      text.append(" (required)");
    }
    text.append('\n');
    if (setting.environmentOnly()) {
      text.append("# export ").append(setting.variable()).append("=\n");
    } else {
      text.append('#').append(setting.key()).append('=').append(setting.usual().orElse(""));
      text.append('\n');
    }
  }
}
