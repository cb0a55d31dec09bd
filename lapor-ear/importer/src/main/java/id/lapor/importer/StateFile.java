package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Remembers how far an import came, so that it goes on there after an interruption. Losing it costs
 * time only: rows that are sent again are known to the server.
 */
final class StateFile {

  private final Path path;
  private final String job;

  /**
   * @param job what is imported, from where, how and to where; another job begins anew
   */
  StateFile(Path path, String job) {
    this.path = path;
    this.job = job;
  }

  /** Tells apart files that look alike by their size, their beginning and their time. */
  static String job(Path input, Path mapping, String url) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(mapping));
      String file = Files.size(input) + " " + Files.getLastModifiedTime(input) + " " + url;
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException missing) {
      throw new ImportFailure("There is no file " + missing.getMessage(), missing);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What became of the rows that were done before; empty when nothing was. */
  Optional<Tally> done() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(path))) {
      JsonObject state = reader.readObject();
      return job.equals(state.getString("job")) ? Optional.of(Tally.of(state)) : Optional.empty();
    } catch (IOException | JsonException | ClassCastException | NullPointerException unusable) {
      return Optional.empty();
    }
  }

  /** Notes that so many rows are done. */
  void note(Tally tally) {
    try {
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      String state = Json.createObjectBuilder(tally.json()).add("job", job).build().toString();
      Files.writeString(fresh, state);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new ImportFailure(
          "The state cannot be kept in " + path + ": name another place with --state", unwritable);
    }
  }

  /** The import is through. */
  void forget() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      throw new ImportFailure("The state file " + path + " cannot be removed", stays);
    }
  }
}
