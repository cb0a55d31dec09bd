package id.lapor.it;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The mail server that the server of the tests hands its mail to, and what has come there. */
final class Postbox {

  private static final long PATIENCE_MILLIS = 30_000;
  private static final String PASSWORD = "of-the-tests";

  private static GreenMail server;
  private static GreenMailUser returned;

  private Postbox() {}

  /** Opens it and tells the launcher, before the server starts. */
  static synchronized void open() {
    if (server != null) {
      return;
    }
    ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    smtp.setServerStartupTimeout(PATIENCE_MILLIS);
    imap.setServerStartupTimeout(PATIENCE_MILLIS);
    server = new GreenMail(new ServerSetup[] {smtp, imap});
    server.start();
    server.setUser("lapor@lapor.example", "lapor", PASSWORD);
    returned = server.setUser("bounce@lapor.example", "bounce", PASSWORD);
    System.setProperty("lapor.mail.host", "127.0.0.1");
    System.setProperty("lapor.mail.port", String.valueOf(server.getSmtp().getPort()));
    System.setProperty("lapor.mail.tls", "none");
    System.setProperty("lapor.mail.user", "lapor");
    System.setProperty("lapor.mail.password", PASSWORD);
    System.setProperty("lapor.mail.from", "lapor@lapor.example");
    System.setProperty("lapor.mail.bounce", "bounce@lapor.example");
    System.setProperty("lapor.mail.bounce.imap.host", "127.0.0.1");
    System.setProperty("lapor.mail.bounce.imap.port", String.valueOf(server.getImap().getPort()));
    System.setProperty("lapor.mail.bounce.imap.tls", "none");
    System.setProperty("lapor.mail.bounce.imap.user", "bounce");
    System.setProperty("lapor.mail.bounce.imap.password", PASSWORD);
    System.setProperty("lapor.notices.hold", "1");
    System.setProperty("lapor.notices.daily", "10000"); // most tests use one address
  }

  /** Every mail whose subject names this report, the oldest first. */
  static List<MimeMessage> about(String trackingId) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> subject(mail).contains("#" + trackingId))
        .toList();
  }

  /** Every mail to this address, the oldest first. */
  static List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> header(mail, "To").equals(address))
        .toList();
  }

  /** What a mail server sends back when there is nobody to whom it could give this mail. */
  static void comesBack(MimeMessage mail) {
    String report =
        """
        From: MAILER-DAEMON@mail.example
        To: %s
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; nobody@example.com
        Action: failed
        Status: 5.1.1
        --b--
        """
            .formatted(header(mail, "Return-Path").replaceAll("[<>]", ""));
    byte[] bytes = report.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    try {
      returned.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    } catch (MessagingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, ",");
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What is written in it, all parts, as a reader's program would show it. */
  static String words(MimeMessage mail) {
    try {
      Object content = mail.getContent();
      if (content instanceof Multipart parts) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
          words.append(parts.getBodyPart(i).getContent()).append('\n');
        }
        return words.toString();
      }
      return content.toString();
    } catch (IOException | MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The mail as it came. */
  static String whole(MimeMessage mail) {
    return GreenMailUtil.getWholeMessage(mail);
  }

  static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
