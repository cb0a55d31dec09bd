package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/**
 * Writes notices into a directory instead of sending them, so that a person who tries the system
 * can read them: mail as {@code .eml}, short messages as {@code .txt}. For demo mode alone. Files
 * are named by time and message id, never by whom they are for, and only their owner can read them.
 */
final class NoticeFolder implements NoticeSender {

  /** A domain that exists nowhere. */
  private static final String FROM = "lapor@lapor.invalid";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Connects to nothing; making one looks through every library. */
  private static final Session SESSION = Session.getInstance(new Properties());

  private final Path folder;
  private final Clock clock;

  NoticeFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public NoticeWay way() {
    return NoticeWay.FILED;
  }

  @Override
  public void send(OutgoingNotice notice) throws NoticeNotSent {
    Instant now = clock.instant();
    String name = TIME.format(now) + "-" + notice.messageId();
    boolean mail = notice.channel() == ContactChannel.EMAIL;
    try {
      write(name + (mail ? ".eml" : ".txt"), mail ? mail(notice, now) : text(notice));
    } catch (IOException | MessagingException unwritable) {
      throw NoticeNotSent.now(folder + ": " + unwritable.getClass().getSimpleName());
    }
  }

  private static byte[] mail(OutgoingNotice notice, Instant now)
      throws NoticeNotSent, IOException, MessagingException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    MailMessage.of(notice, SESSION, FROM, now).writeTo(written);
    return written.toByteArray();
  }

  private static byte[] text(OutgoingNotice notice) throws NoticeNotSent {
    String number =
        notice
            .channel()
            .normal(notice.address())
            .orElseThrow(() -> NoticeNotSent.undeliverable("There is no telephone number"));
    return ("+" + number + "\n\n" + notice.text() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Whole or not at all: whoever watches the directory never reads half a message. */
  private void write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path making = folder.resolve(name + ".new");
    Files.deleteIfExists(making);
    if (making.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          making,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(making, content);
    Files.move(making, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
