package id.lapor.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The mail server that the server of the tests hands its mail to, and what has come there. */
final class Postbox {

  private static final String PASSWORD = "of-the-tests";

  private static GreenMail server;

  private Postbox() {}

  /** Opens it and tells the launcher, before the server starts. */
  static synchronized void open() {
    if (server != null) {
      return;
    }
    server =
        new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)});
    server.start();
    server.setUser("lapor@lapor.example", "lapor", PASSWORD);
    System.setProperty("lapor.mail.host", "127.0.0.1");
    System.setProperty("lapor.mail.port", String.valueOf(server.getSmtp().getPort()));
    System.setProperty("lapor.mail.tls", "none");
    System.setProperty("lapor.mail.user", "lapor");
    System.setProperty("lapor.mail.password", PASSWORD);
    System.setProperty("lapor.mail.from", "lapor@lapor.example");
    System.setProperty("lapor.mail.bounce", "bounce@lapor.example");
    System.setProperty("lapor.notices.hold", "1");
  }

  /** Every mail whose subject names this report, the oldest first. */
  static List<MimeMessage> about(String trackingId) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> subject(mail).contains("#" + trackingId))
        .toList();
  }

  /** What is written in it, all parts, as a reader's program would show it. */
  static String words(MimeMessage mail) {
    try {
      Object content = mail.getContent();
      if (content instanceof jakarta.mail.Multipart parts) {
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
