package id.lapor.notification;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The mailbox to which undeliverable mail returns, read by IMAP. What was read is deleted, whether
 * it was a delivery report or not; nothing is ever answered, so that no loop can begin here.
 */
final class BounceBox {

  /** How many mails are read at a time. */
  static final int BATCH = 100;

  private static final Logger LOGGER = System.getLogger(BounceBox.class.getName());
  private static final String STEP_MILLIS = "10000";
  private static final int LARGEST = 1_048_576;

  private final BounceBoxSettings settings;
  private final BounceTokens tokens;
  private final Session session;

  BounceBox(BounceBoxSettings settings, BounceTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
    this.session = Session.getInstance(properties(settings));
  }

  /**
   * Hands over every delivery report and empties the mailbox, one batch at most. What fails to be
   * handed over stays for the next time.
   *
   * @throws NoticeNotSent when the mailbox cannot be read
   */
  void empty(Consumer<Bounce> reader) throws NoticeNotSent {
    try (Store store = session.getStore("imap")) {
      store.connect(settings.host(), settings.port(), settings.user(), settings.password());
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      try {
        int count = Math.min(inbox.getMessageCount(), BATCH);
        for (int i = 1; i <= count; i++) {
          read(inbox.getMessage(i), reader);
        }
      } finally {
        inbox.close(true);
      }
    } catch (MessagingException failure) {
      throw NoticeNotSent.now(settings + ": " + failure.getClass().getSimpleName());
    }
  }

  private void read(Message mail, Consumer<Bounce> reader) throws MessagingException {
    if (mail.getSize() <= LARGEST && mail instanceof MimeMessage mime) {
      bounce(mime).ifPresent(reader);
    }
    mail.setFlag(Flags.Flag.DELETED, true);
  }

  /** What cannot be understood is no report. */
  private Optional<Bounce> bounce(MimeMessage mail) {
    try {
      return Bounce.in(mail, tokens);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      LOGGER.log(
          Level.INFO,
          "A mail in the bounce mailbox cannot be read: {0}",
          unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Properties properties(BounceBoxSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.connectiontimeout", STEP_MILLIS);
    properties.setProperty("mail.imap.timeout", STEP_MILLIS);
    properties.setProperty("mail.imap.writetimeout", STEP_MILLIS);
    properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
    switch (settings.tls()) {
      case STARTTLS -> {
        properties.setProperty("mail.imap.starttls.enable", "true");
        properties.setProperty("mail.imap.starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty("mail.imap.ssl.enable", "true");
      case NONE -> properties.setProperty("mail.imap.starttls.enable", "false");
    }
    return properties;
  }
}
