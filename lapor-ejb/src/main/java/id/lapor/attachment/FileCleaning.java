package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes of a received file one that may be kept: typed by its content, scanned, cleaned. Only two
 * files of a node are in work at once, so that the memory this takes is known; the others wait, and
 * when too many wait the sender is asked to come again.
 */
@ApplicationScoped
public class FileCleaning {

  /** The largest file, in bytes: ten megabytes. */
  public static final int LARGEST = 10 << 20;

  /** The same in megabytes, for texts. */
  public static final int LARGEST_MB = 10;

  private static final int AT_ONCE = 2;
  private static final int WAITING = 24;
  private static final int LONGEST_SECONDS = 60;

  @Inject VirusScanner scanner;

  private final ThreadPoolExecutor bench =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "lapor-file-cleaning");
            thread.setDaemon(true);
            return thread;
          });

  /** Ends the threads with the application. */
  @PreDestroy
  void close() {
    bench.shutdownNow();
  }

  /**
   * The file as it may be kept.
   *
   * @param received where it lies; it is only read
   * @param name as it was sent, for its extension
   * @param byOfficer whether an officer sends it
   * @throws RuleViolation that names the rule when it is refused; {@code server-busy} when too many
   *     wait
   */
  CleanedFile clean(Path received, String name, boolean byOfficer) {
    Future<CleanedFile> work;
    try {
      work = bench.submit(() -> cleaned(Files.readAllBytes(received), name, byOfficer));
    } catch (RejectedExecutionException tooMany) {
      throw busy();
    }
    try {
      return work.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException tooLong) {
      work.cancel(true);
      throw busy();
    } catch (InterruptedException stopping) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException failed) {
      throw unwrapped(failed.getCause());
    }
  }

  private CleanedFile cleaned(byte[] content, String name, boolean byOfficer) {
    FileType type = FileTyping.of(content, name);
    scanner.scan(content);
    CleanedFile cleaned =
        switch (type) {
          case JPEG, PNG, WEBP -> PictureCleaning.clean(type, content);
          case PDF -> CleanedFile.other(type, PdfCleaning.clean(content, byOfficer));
          case MP4 -> CleanedFile.other(type, VideoCleaning.clean(content));
        };
    if (cleaned.content().length > LARGEST * 2) {
      throw FileRefusal.of("file-too-large", LARGEST_MB);
    }
    return cleaned;
  }

  private static RuntimeException unwrapped(Throwable failure) {
    if (failure instanceof RuntimeException known) {
      return known;
    }
    if (failure instanceof IOException unreadable) {
      return new UncheckedIOException(unreadable);
    }
    return new IllegalStateException("A file was not cleaned", failure);
  }

  private static RuleViolation busy() {
    return new RuleViolation("server-busy", "Too many files are being looked at");
  }
}
