package id.lapor.operator;

import id.lapor.identity.Keys;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Whether the key file is there, is nobody else's business, and holds keys worth the name. */
final class KeyCheck {

  private final Configuration configuration;
  private final Findings findings;

  KeyCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  /** Looks; says nothing when no file is named, which is a finding already. */
  void run() {
    if (Check.usable(configuration, Setting.KEYS)) {
      look(configuration.path(Setting.KEYS).orElseThrow());
    }
  }

  private void look(Path file) {
    if (!Files.isRegularFile(file)) {
      findings.error(
          Setting.KEYS,
          "names no file: " + file + ". A new installation makes one by: bin/lapor keys make");
      return;
    }
    Configuration.openTo(file)
        .ifPresent(
            rights ->
                findings.error(
                    Setting.KEYS, "is open to others (" + rights + "): chmod 600 " + file));
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      entries.load(reader);
      Keys.of(entries);
    } catch (IOException unreadable) {
      findings.error(Setting.KEYS, "cannot be read: " + file);
    } catch (IllegalArgumentException | IllegalStateException bad) {
      findings.error(Setting.KEYS, "(" + file + "): " + bad.getMessage());
    }
  }
}
