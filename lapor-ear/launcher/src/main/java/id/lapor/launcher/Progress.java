package id.lapor.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the server's log and repeats what the application says about its start. */
final class Progress {

  /** {@code 2026-11-24 04:31:42,102 INFO [id.lapor.institution.ReferenceData] (thread) text}. */
  private static final Pattern OURS =
      Pattern.compile(
          "^\\S+ \\S+ +(INFO|WARN|ERROR|FATAL) +\\[(id\\.lapor\\.[^]]+)] \\([^)]*\\) (.*)");

  private static final int MAX_READ = 1 << 20;

  private final Path log;
  private long position;
  private String rest = "";

  /** Follows the file from its present end. */
  Progress(Path log) throws IOException {
    this.log = log;
    this.position = Files.exists(log) ? Files.size(log) : 0;
  }

  /** Prints what was logged since the last call. */
  void show() throws IOException {
    if (Files.notExists(log)) {
      return;
    }
    String[] lines = (rest + added()).split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      Matcher ours = OURS.matcher(lines[i]);
      if (ours.find()) {
        System.out.println("  " + ours.group(3));
      }
    }
    rest = lines[lines.length - 1];
  }

  private String added() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      if (channel.size() < position) {
        position = 0;
      }
      channel.position(position);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MAX_READ, channel.size() - position));
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until the buffer is full or the file ends
      }
      position += buffer.position();
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
  }
}
