package id.lapor.attachment;

import id.lapor.identity.Role;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clears away what nobody needs any more: uploads that no report took within a day, and content to
 * which nothing refers. Any node may run it; twice does no harm.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AttachmentSweep {

  private static final Logger LOGGER = System.getLogger(AttachmentSweep.class.getName());
  private static final int MINUTES = 5;

  @Inject UploadBook book;
  @Inject AttachmentFiles files;
  @Inject Clock clock;

  @Inject VirusScanner scanner;

  private final AtomicBoolean running = new AtomicBoolean();

  /** A setting that is wrong is said at the start and not when the first file arrives. */
  @PostConstruct
  void readSettings() {
    scanner.requireReady();
    files.requireReady();
  }

  /** Every five minutes the uploads and one part of the directory: all of it once in 22 hours. */
  @Schedule(hour = "*", minute = "*/" + MINUTES, persistent = false)
  void sweep() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      forgetExpired();
      long turn = clock.instant().getEpochSecond() / (MINUTES * 60L);
      int gone = sweepShard((int) (turn % AttachmentFiles.SHARDS));
      LOGGER.log(Level.DEBUG, "Swept {0} files", gone);
    } finally {
      running.set(false);
    }
  }

  void forgetExpired() {
    List<String> expired;
    do {
      expired = book.forgetExpired();
      expired.forEach(this::discard);
    } while (!expired.isEmpty());
    files.sweepUnfinished(book::known);
  }

  int sweepShard(int shard) {
    return files.sweep(shard, book::refers);
  }

  private void discard(String upload) {
    try {
      Files.deleteIfExists(files.incoming(upload));
    } catch (IOException stays) {
      LOGGER.log(Level.WARNING, "An expired upload stays for the next sweep");
    }
  }
}
