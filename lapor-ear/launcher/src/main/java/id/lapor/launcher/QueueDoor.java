package id.lapor.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The door of the server's own broker through which the systems of institutions come. It stands in
 * the server's configuration as it is built, and is taken out of the laid out one unless {@code
 * lapor.queue.port} gives it a port.
 */
final class QueueDoor {

  private static final String PORT = "lapor.queue.port";

  private static final String DOOR = "(?s)\\s*<remote-acceptor name=\"queue\".*?</remote-acceptor>";

  private QueueDoor() {}

  /**
   * Closes the door where no port is set.
   *
   * @param configuration the laid out configuration of the server
   * @param settings file with the settings of the server
   */
  static void apply(Path configuration, Path settings) throws IOException {
    if (!isOpen(settings)) {
      String text = Files.readString(configuration, StandardCharsets.UTF_8);
      Files.writeString(configuration, text.replaceFirst(DOOR, ""), StandardCharsets.UTF_8);
    }
  }

  private static boolean isOpen(Path settings) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.getProperty(PORT, "").matches("\\s*\\d+\\s*");
  }
}
