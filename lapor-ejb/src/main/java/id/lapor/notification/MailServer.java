package id.lapor.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Properties;

/**
 * Sends mail by SMTP, one connection a notice. Each step has ten seconds. Where TLS is asked for,
 * nothing is said without it, and the server must prove its name.
 */
final class MailServer implements NoticeSender {

  private static final String STEP_MILLIS = "10000";

  private final MailSettings settings;
  private final BounceTokens tokens;
  private final Clock clock;

  MailServer(MailSettings settings, BounceTokens tokens, Clock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public NoticeWay way() {
    return NoticeWay.SENT;
  }

  @Override
  public void send(OutgoingNotice notice) throws NoticeNotSent {
    try {
      Session session = Session.getInstance(properties(returnAddress(notice)));
      MailMessage mail = MailMessage.of(notice, session, settings.from(), clock.instant());
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (SendFailedException refused) {
      throw refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0
          ? NoticeNotSent.undeliverable("The mail server knows no such address")
          : failed(refused);
    } catch (MessagingException failure) {
      throw failed(failure);
    }
  }

  private NoticeNotSent failed(MessagingException failure) {
    Throwable cause = failure.getCause();
    return NoticeNotSent.now(
        settings
            + ": "
            + failure.getClass().getSimpleName()
            + (cause == null ? "" : ", " + cause.getClass().getSimpleName()));
  }

  /** Where an address for undeliverable mail is set, each mail returns under its own. */
  private String returnAddress(OutgoingNotice notice) {
    return settings.bounce().equals(settings.from())
        ? settings.from()
        : tokens.returnAddress(settings.bounce(), notice.messageId());
  }

  private Properties properties(String returnAddress) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.from", returnAddress);
    properties.setProperty("mail.smtp.connectiontimeout", STEP_MILLIS);
    properties.setProperty("mail.smtp.timeout", STEP_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", STEP_MILLIS);
    // the mail is taken before we say good-bye: a missing answer to that is no failure
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.tls()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }
}
