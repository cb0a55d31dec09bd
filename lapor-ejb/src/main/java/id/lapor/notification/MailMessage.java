package id.lapor.notification;

import id.lapor.shared.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;

/**
 * A notice as mail: plain text in UTF-8, with the same words as a simple page where the reader can
 * end such mail by one click (RFC 8058). It says that a machine sent it (RFC 3834), so that no
 * machine answers. Each header is made of settings, numbers and texts of ours, each on one line;
 * the recipient's address alone comes from outside, and is one plain address or nothing is sent.
 */
final class MailMessage extends MimeMessage {

  private static final int LINE = 76;

  private final String messageId;

  private MailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * Writes the mail.
   *
   * @throws NoticeNotSent for ever, when the address is no plain one
   */
  static MailMessage of(OutgoingNotice notice, Session session, String from, Instant now)
      throws NoticeNotSent, MessagingException {
    String domain = from.substring(from.indexOf('@') + 1);
    MailMessage mail = new MailMessage(session, "<" + notice.messageId() + "@" + domain + ">");
    mail.setFrom(new InternetAddress(from));
    mail.setRecipient(Message.RecipientType.TO, recipient(notice.address()));
    mail.setSubject(notice.subject(), StandardCharsets.UTF_8.name());
    write(mail, notice);
    mail.setContentLanguage(new String[] {notice.language().toLanguageTag()});
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    if (!notice.stop().isEmpty()) {
      mail.setHeader("Precedence", "bulk");
      mail.setHeader("List-Unsubscribe", "<" + notice.stop() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    mail.saveChanges();
    return mail;
  }

  /** What holds a secret is plain text alone: the secret stands in it once. */
  private static void write(MailMessage mail, OutgoingNotice notice) throws MessagingException {
    String plain = wrapped(notice.text());
    if (notice.stop().isEmpty()) {
      mail.setText(plain, StandardCharsets.UTF_8.name());
      return;
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(plain, StandardCharsets.UTF_8.name());
    MimeBodyPart page = new MimeBodyPart();
    page.setText(
        MailHtml.of(notice.text(), notice.subject(), notice.language()),
        StandardCharsets.UTF_8.name(),
        "html");
    mail.setContent(new MimeMultipart("alternative", text, page));
  }

  /** Lines of at most {@value #LINE} characters, as far as the words allow. */
  static String wrapped(String text) {
    return text.lines().map(MailMessage::wrappedLine).collect(Collectors.joining("\n")) + "\n";
  }

  private static String wrappedLine(String line) {
    if (line.length() <= LINE) {
      return line;
    }
    StringBuilder wrapped = new StringBuilder();
    int length = 0;
    for (String word : line.split("(?<=\\S) ")) {
      if (length > 0 && length + 1 + word.length() > LINE) {
        wrapped.append('\n');
        length = 0;
      } else if (length > 0) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += word.length();
    }
    return wrapped.toString();
  }

  /** The same id at each attempt, in place of one that names this machine. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static Address recipient(String address) throws NoticeNotSent {
    String typed = address.strip();
    if (!EmailAddress.isPlain(typed)) {
      throw NoticeNotSent.undeliverable("There is no plain e-mail address");
    }
    try {
      return new InternetAddress(typed, true);
    } catch (AddressException malformed) {
      throw NoticeNotSent.undeliverable("There is no plain e-mail address");
    }
  }
}
