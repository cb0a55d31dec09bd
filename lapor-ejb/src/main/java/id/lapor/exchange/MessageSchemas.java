package id.lapor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schemas (draft 2020-12) of what goes over the queues, by which others build and check
 * their side. They are files, written by hand, and never change under their name but for new
 * members.
 */
public final class MessageSchemas {

  private static final Map<String, byte[]> FILES =
      read("handoff-1", "receipt-1", "reporter-1", "renewal-1");

  private MessageSchemas() {}

  /** Their names. */
  public static List<String> names() {
    return List.copyOf(FILES.keySet());
  }

  /** The one of this name, in UTF-8; empty when there is none. */
  public static Optional<byte[]> named(String name) {
    return Optional.ofNullable(FILES.get(name)).map(byte[]::clone);
  }

  private static Map<String, byte[]> read(String... names) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : names) {
      String file = name + ".json";
      try (InputStream in = MessageSchemas.class.getResourceAsStream("schemas/" + file)) {
        files.put(file, in.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return files;
  }
}
