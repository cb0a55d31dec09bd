package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.lapor.identity.TestKeys;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that comes back: read from a real mailbox, and what it changes in the real database. */
class BouncesTest {

  private static final String BOX = "bounce@lapor.example";
  private static final Map<String, String> NOBODY = Map.of();

  @Test
  void aDeliveryReportIsReadAndTheMailboxIsEmptyAfterwards() throws Exception {
    ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    imap.setServerStartupTimeout(30_000); // a busy machine starts it slowly
    GreenMail server = new GreenMail(imap);
    server.start();
    try {
      String id = UUID.randomUUID().toString();
      var box = server.setUser(BOX, "bounce", "right");
      box.deliver(mail(report(tokens().returnAddress(BOX, id), "failed", "5.1.1")));
      box.deliver(mail(report(tokens().returnAddress(BOX, id), "delayed", "4.4.1")));
      box.deliver(
          mail(
              report(
                  "bounce+0123456789abcdef0123456789abcdef0123456789abcdef@x", "failed", "5.1.1")));
      box.deliver(mail(outOfOffice(tokens().returnAddress(BOX, id))));
      List<Bounce> read = new ArrayList<>();
      BounceBox bounces =
          new BounceBox(
              new BounceBoxSettings(
                  "127.0.0.1",
                  server.getImap().getPort(),
                  MailSettings.Tls.NONE,
                  "bounce",
                  "right"),
              tokens());

      bounces.empty(read::add);

      assertThat(read).containsExactly(new Bounce(id, "5.1.1"));
      bounces.empty(read::add);
      assertThat(read).hasSize(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void aReturnAddressThatWasInventedIsNoneOfOurs() {
    String id = UUID.randomUUID().toString();
    String address = tokens().returnAddress(BOX, id);

    assertThat(address.substring(0, address.indexOf('@')).length()).isLessThanOrEqualTo(64);
    assertThat(tokens().message(address)).contains(id);
    assertThat(tokens().message(address.toUpperCase(java.util.Locale.ROOT))).contains(id);
    char last = address.charAt(address.indexOf('@') - 1);
    assertThat(tokens().message(address.replace(last + "@", (last == '0' ? '1' : '0') + "@")))
        .isEmpty();
    assertThat(tokens().message(BOX)).isEmpty();
  }

  @Test
  void whenNobodyIsThereNothingMoreIsSentAndTheReporterCanSeeIt() {
    Sending sending = new Sending();
    Report report = received(sending);
    sending.sweep();
    String id = sending.sent.get(0).messageId();

    sending.comesBack(id, "5.1.1");
    sending.comesBack(id, "5.1.1");
    happens(sending, report);
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.outcomes(report.id())).asString().isEqualTo("[1 SENT, 1 BOUNCED]");
    assertThat(unreachableSince(sending, report)).isEqualTo(Sending.NOON);
  }

  @Test
  void anotherReportOfTheSameAddressGetsNothingEither() {
    Sending sending = new Sending();
    Report first = received(sending);
    sending.sweep();
    sending.comesBack(sending.sent.get(0).messageId(), "5.2.1");

    Report second = received(sending);
    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.outcomes(second.id())).asString().isEqualTo("[1 UNREACHABLE]");
    assertThat(unreachableSince(sending, second)).isNotNull();
    assertThat(unreachableSince(sending, first)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.2.2", "4.4.1", "5.7.1", "5.2.2"})
  void aPassingTroubleOrOneRefusalEndsNothing(String status) {
    Sending sending = new Sending();
    Report report = received(sending);
    sending.sweep();

    sending.comesBack(sending.sent.get(0).messageId(), status);

    assertThat(unreachableSince(sending, report)).isNull();
    happens(sending, report);
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();
    assertThat(sending.sent).hasSize(2);
  }

  @Test
  void aBounceOfNoMessageOfOursChangesNothing() {
    Sending sending = new Sending();
    Report report = received(sending);
    sending.sweep();

    sending.comesBack(UUID.randomUUID().toString(), "5.1.1");

    assertThat(unreachableSince(sending, report)).isNull();
  }

  @Test
  void whatTheMailServerItselfRefusesForEverIsNotTriedAgain() {
    Sending sending = new Sending();
    Report report = received(sending);
    sending.failures.add(NoticeNotSent.undeliverable("nobody there"));

    sending.sweep();

    assertThat(unreachableSince(sending, report)).isEqualTo(Sending.NOON);
  }

  @Test
  void whoTurnsNoticesOnAgainIsTriedAgain() {
    Sending sending = new Sending();
    Report report = received(sending);
    sending.sweep();
    sending.comesBack(sending.sent.get(0).messageId(), "5.1.1");
    TestDatabase.committed(
        em -> {
          NoticeSubscription subscription =
              GivenNotices.notices(em).subscription(report.id()).orElseThrow();
          sending.recipients(em).forgive(subscription);
          subscription.resume();
        });

    happens(sending, report);
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();

    assertThat(sending.sent).hasSize(2);
  }

  @Test
  void oneAddressGetsSoMuchADayAndTheRestTomorrow() {
    Sending sending = new Sending();
    for (int i = 0; i < GivenNotices.settings().mostADay() + 2; i++) {
      received(sending);
    }

    sending.sweep();
    sending.sweep();

    assertThat(sending.sent).hasSize(GivenNotices.settings().mostADay());
    sending.clock.pass(
        Duration.between(sending.clock.instant(), Instant.parse("2026-03-03T00:00:00Z")));
    sending.sweep();
    assertThat(sending.sent).hasSize(GivenNotices.settings().mostADay() + 2);
  }

  @Test
  void addressesThatHaveHadNothingForLongAreForgotten() {
    Sending sending = new Sending();
    received(sending);
    sending.sweep();
    assertThat(addresses()).isEqualTo(1);

    sending.clock.pass(Duration.ofDays(4));
    sending.sweep();

    assertThat(addresses()).isZero();
  }

  private static long addresses() {
    return TestDatabase.inTransaction(
        em ->
            ((Number) em.createNativeQuery("select count(*) from notice_address").getSingleResult())
                .longValue());
  }

  private static Report received(Sending sending) {
    return TestDatabase.inTransaction(em -> sending.received(em, GivenReports.submitted(), "id"));
  }

  private static void happens(Sending sending, Report report) {
    TestDatabase.committed(
        em -> sending.happens(em, report.trackingId(), EventType.REOPENED, NOBODY));
  }

  private static Instant unreachableSince(Sending sending, Report report) {
    return TestDatabase.inTransaction(
        em ->
            GivenNotices.notices(em)
                .subscription(report.id())
                .orElseThrow()
                .unreachableSince()
                .orElse(null));
  }

  private static BounceTokens tokens() {
    BounceTokens tokens = new BounceTokens();
    tokens.keys = TestKeys.keys();
    return tokens;
  }

  private static MimeMessage mail(String text) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String report(String to, String action, String status) {
    return """
        From: MAILER-DAEMON@mail.example
        To: %s
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; siti@example.id
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 no such user
        --b
        Content-Type: text/rfc822-headers

        Subject: LAPOR
        --b--
        """
        .formatted(to, action, status);
  }

  private static String outOfOffice(String to) {
    return """
        From: siti@example.id
        To: %s
        Subject: Sedang cuti
        Auto-Submitted: auto-replied
        Content-Type: text/plain

        Saya sedang cuti. Status: 5.1.1
        Action: failed
        """
        .formatted(to);
  }
}
