package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.TestKeys;
import id.lapor.notification.MailSettings.Tls;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.TestClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final String FROM = "lapor@lapor.example";
  private static final String BOUNCE = "bounce@lapor.example";
  private static final String ID = "0a1b2c3d-0000-4000-8000-123456789abc";
  private static final String TEXT = "Kode pengganti — é\n.\ntitik";

  private static final long PATIENCE_MILLIS = 30_000; // a busy machine starts it slowly

  private GreenMail server;

  @BeforeEach
  void open() {
    ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    ServerSetup smtps = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
    smtp.setServerStartupTimeout(PATIENCE_MILLIS);
    smtps.setServerStartupTimeout(PATIENCE_MILLIS);
    server = new GreenMail(new ServerSetup[] {smtp, smtps});
    server.start();
    server.setUser(FROM, "lapor", "right");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void mailArrivesAsPlainTextThatSaysAMachineSentIt() throws Exception {
    plain("lapor", "right").send(to("siti@example.id"));

    MimeMessage mail = onlyMail();
    assertThat(Collections.list(mail.getAllHeaders()))
        .extracting(header -> header.getName() + ": " + header.getValue())
        .contains(
            "Message-ID: <" + ID + "@lapor.example>",
            "From: lapor@lapor.example",
            "To: siti@example.id",
            "Subject: LAPOR #1234567890",
            "Auto-Submitted: auto-generated",
            "Content-Language: id");
    assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NOON));
    assertThat((String) mail.getContent()).isEqualToNormalizingNewlines(TEXT);
    String returnPath = mail.getHeader("Return-Path")[0];
    assertThat(returnPath).startsWith("<bounce+").endsWith("@lapor.example>");
    assertThat(tokens().message(returnPath)).contains(ID);
  }

  @Test
  void whatCanBeStoppedHasTheOneClickAndTheSameWordsAsAPage() throws Exception {
    plain("lapor", "right")
        .send(
            new OutgoingNotice(
                ID,
                ContactChannel.EMAIL,
                "siti@example.id",
                RuleTexts.INDONESIAN,
                "LAPOR #1234567890",
                "Baca <b>ini</b> & itu:\nhttps://lapor.example/lacak?nomor=1&lang=en\n\n-- \nkaki",
                "https://lapor.example/berhenti?t=x"));

    MimeMessage mail = onlyMail();
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<https://lapor.example/berhenti?t=x>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Precedence")).containsExactly("bulk");
    Multipart parts = (Multipart) mail.getContent();
    assertThat((String) parts.getBodyPart(0).getContent()).contains("<b>ini</b> & itu");
    assertThat((String) parts.getBodyPart(1).getContent())
        .contains("&lt;b&gt;ini&lt;/b&gt; &amp; itu")
        .contains("<a href=\"https://lapor.example/lacak?nomor=1&amp;lang=en\"")
        .doesNotContain("<b>");
  }

  @Test
  void longLinesAreBrokenBetweenWordsAndAddressesStayWhole() {
    String address = "https://lapor.example/" + "a".repeat(100);

    assertThat(MailMessage.wrapped("kata ".repeat(40) + address).lines())
        .allMatch(line -> line.length() <= 76 || line.equals(address))
        .contains(address);
  }

  @Test
  void theSameNoticeHasTheSameMessageIdAtEachAttempt() throws Exception {
    plain("lapor", "right").send(to("siti@example.id"));
    plain("lapor", "right").send(to("siti@example.id"));

    assertThat(List.of(server.getReceivedMessages()))
        .extracting(MimeMessage::getMessageID)
        .containsExactly("<" + ID + "@lapor.example>", "<" + ID + "@lapor.example>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "siti",
        "siti@example.id\r\nBcc: all@example.id",
        "siti@example.id\nSubject: other",
        "siti@example.id, budi@example.id",
        "siti@example.id budi@example.id",
        "Siti <siti@example.id>",
        "@relay.example:siti@example.id",
        "\"siti\r\nBcc: all\"@example.id",
        "siti@[127.0.0.1]",
        "group:siti@example.id;",
        "siti@example.id\u0000",
        "siti@exämple.id"
      })
  void anAddressThatIsNotOnePlainAddressGetsNothing(String address) {
    assertThatThrownBy(() -> plain("lapor", "right").send(to(address)))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isTrue())
        .hasMessageNotContaining("siti");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aWrongPasswordIsASettingThatSomebodyMayCorrect() {
    assertThatThrownBy(() -> plain("lapor", "wrong").send(to("siti@example.id")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse())
        .hasMessageContaining("AuthenticationFailedException")
        .hasMessageNotContaining("wrong");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingIsSaidInTheClearWhereEncryptionIsAskedFor() {
    MailServer starttls = mailServer(smtpPort(), Tls.STARTTLS, "lapor", "right");

    assertThatThrownBy(() -> starttls.send(to("siti@example.id")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse());

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatCannotProveItsNameGetsNothing() {
    MailServer implicit = mailServer(server.getSmtps().getPort(), Tls.IMPLICIT, "lapor", "right");

    assertThatThrownBy(() -> implicit.send(to("siti@example.id")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse())
        .hasMessageContaining("SSLHandshakeException");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    MailServer away = plain("lapor", "right");
    server.stop();

    assertThatThrownBy(() -> away.send(to("siti@example.id")))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse());
  }

  @Test
  void anAddressThatTheServerDoesNotKnowIsGivenUp() throws IOException {
    assertThatThrownBy(() -> sendWhereRecipientsGet("550 5.1.1 <siti@example.id> unknown"))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isTrue())
        .hasMessageNotContaining("siti");
  }

  @Test
  void aServerThatIsBusyIsTriedAgain() throws IOException {
    assertThatThrownBy(() -> sendWhereRecipientsGet("451 4.7.1 <siti@example.id> try later"))
        .isInstanceOfSatisfying(NoticeNotSent.class, e -> assertThat(e.isForEver()).isFalse())
        .hasMessageNotContaining("siti");
  }

  private static void sendWhereRecipientsGet(String answer) throws IOException, NoticeNotSent {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> speak(port, answer), "refusing-mail-server");
      server.setDaemon(true);
      server.start();
      mailServer(port.getLocalPort(), Tls.NONE, null, null).send(to("siti@example.id"));
    }
  }

  /** As much of SMTP as it takes to refuse a recipient. */
  private static void speak(ServerSocket port, String answerToRecipient) {
    try (Socket client = port.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream()) {
      say(out, "220 test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(out, line.startsWith("RCPT") ? answerToRecipient : "250 ok");
      }
    } catch (IOException ended) {
      // the client has hung up
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private MimeMessage onlyMail() throws MessagingException {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private MailServer plain(String user, String password) {
    return mailServer(smtpPort(), Tls.NONE, user, password);
  }

  private int smtpPort() {
    return server.getSmtp().getPort();
  }

  private static MailServer mailServer(int port, Tls tls, String user, String password) {
    return new MailServer(
        new MailSettings("127.0.0.1", port, user, password, tls, FROM, BOUNCE),
        tokens(),
        new TestClock(NOON));
  }

  private static BounceTokens tokens() {
    BounceTokens tokens = new BounceTokens();
    tokens.keys = TestKeys.keys();
    return tokens;
  }

  private static OutgoingNotice to(String address) {
    return new OutgoingNotice(
        ID, ContactChannel.EMAIL, address, RuleTexts.INDONESIAN, "LAPOR #1234567890", TEXT, "");
  }
}
