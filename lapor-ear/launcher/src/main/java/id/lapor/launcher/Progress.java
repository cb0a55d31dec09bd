package id.lapor.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the server's log and repeats what the application says about its start. */
final class Progress {

  /** {@code 2026-11-24 04:31:42,102 INFO [id.lapor.outbox.OutboxRelay] (thread) [run] text}. */
  private static final Pattern TEXT =
      Pattern.compile(
          "^\\S+ \\S+ +(?:INFO|WARN|ERROR|FATAL) +\\[id\\.lapor\\.[^]]+] \\([^)]*\\)"
              + " (?:\\[[^]]*] )?(.*)");

  private static final Pattern OURS = Pattern.compile("\"loggerName\":\"id\\.lapor\\.[^\"]+\"");
  private static final Pattern QUIET = Pattern.compile("\"level\":\"(?:DEBUG|TRACE|FINE\\w*)\"");
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

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
      said(lines[i]).ifPresent(text -> System.out.println("  " + text));
    }
    rest = lines[lines.length - 1];
  }

  /** What the application says in a line of the log, as text or as JSON; empty for other lines. */
  static Optional<String> said(String line) {
    Matcher text = TEXT.matcher(line);
    if (text.find()) {
      return Optional.of(text.group(1));
    }
    Matcher message = MESSAGE.matcher(line);
    boolean ours = OURS.matcher(line).find() && !QUIET.matcher(line).find();
    return ours && message.find()
        ? Optional.of(message.group(1).replaceAll("\\\\(.)", "$1"))
        : Optional.empty();
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
