package id.lapor.launcher;

import id.lapor.launcher.Build.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** {@code run.json}: what a program must know of a running server. There while it runs. */
final class RunFile {

  private final Path file;

  RunFile(DataDirectory data) {
    this.file = data.resolve("run.json");
  }

  /** Puts the file in place, whole. */
  void write(Settings settings, List<Account> accounts) {
    String json =
        "{\n  \"baseUrl\": %s,\n  \"managementUrl\": %s,\n  \"pid\": %d,\n  \"accounts\": [\n%s\n  ]\n}\n"
            .formatted(
                quoted(settings.baseUrl()),
                quoted(settings.managementUrl()),
                ProcessHandle.current().pid(),
                accounts.stream().map(RunFile::json).collect(Collectors.joining(",\n")));
    Path making = file.resolveSibling("run.json.new");
    try {
      DataDirectory.createPrivate(making);
      Files.writeString(making, json);
      Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal(Exit.DATA_UNUSABLE, "Cannot be written: " + file, e);
    }
  }

  /** Takes the file away: nothing runs any more, or not yet. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal(Exit.DATA_UNUSABLE, "Cannot be deleted: " + file, e);
    }
  }

  private static String json(Account account) {
    return "    {\"user\": %s, \"password\": %s, \"role\": %s, \"institution\": %s}"
        .formatted(
            quoted(account.user()),
            quoted(account.password()),
            quoted(account.role()),
            account.institution().isEmpty() ? "null" : quoted(account.institution()));
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
