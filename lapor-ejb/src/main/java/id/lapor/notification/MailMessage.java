package id.lapor.notification;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * A notice as mail: plain text in UTF-8, marked as sent by a machine (RFC 3834). Each header is
 * made of settings, numbers and texts of ours; the reporter's address alone comes from outside, and
 * is one plain address or nothing is sent.
 */
final class MailMessage extends MimeMessage {

  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int LONGEST_ADDRESS = 254;

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
    mail.setText(notice.text(), StandardCharsets.UTF_8.name());
    mail.setContentLanguage(new String[] {notice.language().toLanguageTag()});
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.saveChanges();
    return mail;
  }

  /** The same id at each attempt, in place of one that names this machine. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static Address recipient(String address) throws NoticeNotSent {
    String typed = address.strip();
    if (typed.length() > LONGEST_ADDRESS || !PLAIN_ADDRESS.matcher(typed).matches()) {
      throw NoticeNotSent.undeliverable("There is no plain e-mail address");
    }
    try {
      return new InternetAddress(typed, true);
    } catch (AddressException malformed) {
      throw NoticeNotSent.undeliverable("There is no plain e-mail address");
    }
  }
}
