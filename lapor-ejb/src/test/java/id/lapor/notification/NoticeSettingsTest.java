package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.ContactChannel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeSettingsTest {

  private static final Map<String, String> MAIL =
      Map.of(
          "lapor.base.url", "https://lapor.example/",
          "lapor.mail.host", "mail.example",
          "lapor.mail.from", "lapor@lapor.example");

  private static final Map<String, String> GATEWAY =
      Map.of(
          "lapor.base.url", "https://lapor.example",
          "lapor.text.url", "https://gateway.example/send",
          "lapor.text.key", "secret");

  @Test
  void aMailServerIsSpokenToEncryptedUnlessSomebodySaysOtherwise() {
    MailSettings mail = settings(MAIL).mail().orElseThrow();

    assertThat(mail)
        .isEqualTo(
            new MailSettings(
                "mail.example",
                587,
                null,
                null,
                MailSettings.Tls.STARTTLS,
                "lapor@lapor.example",
                "lapor@lapor.example"));
    assertThat(settings(with(MAIL, "lapor.mail.tls", "implicit")).mail().orElseThrow().port())
        .isEqualTo(465);
    assertThat(settings(MAIL).baseUrl()).isEqualTo("https://lapor.example");
  }

  @Test
  void inProductionWhatIsNotSetWaits() {
    assertThat(way(Map.of(), ContactChannel.EMAIL)).isEqualTo(NoticeWay.WAITING);
    assertThat(way(MAIL, ContactChannel.EMAIL)).isEqualTo(NoticeWay.SENT);
    assertThat(way(MAIL, ContactChannel.PHONE)).isEqualTo(NoticeWay.WAITING);
    assertThat(way(GATEWAY, ContactChannel.PHONE)).isEqualTo(NoticeWay.SENT);
  }

  @Test
  void inDemoModeWhatIsNotSetBecomesFiles() {
    Map<String, String> demo = with(with(MAIL, "lapor.mode", "demo"), "lapor.data", "/data");

    assertThat(settings(demo).folder()).contains(Path.of("/data/mail"));
    assertThat(way(demo, ContactChannel.EMAIL)).isEqualTo(NoticeWay.SENT);
    assertThat(way(demo, ContactChannel.PHONE)).isEqualTo(NoticeWay.FILED);
  }

  @ParameterizedTest
  @CsvSource({
    "lapor.base.url, ''",
    "lapor.mail.from, ''",
    "lapor.mail.from, no-address",
    "lapor.mail.bounce, 'a@b, c@d'",
    "lapor.mail.bounce, 'much-too-long-for-a-mark@b.example'",
    "lapor.mail.bounce, 'bounce+x@b.example'",
    "lapor.mail.bounce.imap.host, 'mail.example'",
    "lapor.notices.hold, '3601'",
    "lapor.notices.daily, 'many'",
    "lapor.mail.port, 65536",
    "lapor.mail.port, smtp",
    "lapor.mail.tls, maybe",
    "lapor.mail.user, lapor",
  })
  void aWrongSettingOfTheMailServerIsNamed(String name, String value) {
    String named =
        name.equals("lapor.mail.user")
            ? "lapor.mail.password"
            : name.replace("imap.host", "imap.user");

    assertThatThrownBy(() -> settings(with(MAIL, name, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({
    "lapor.text.url, http://gateway.example/send",
    "lapor.text.url, gateway",
    "lapor.text.url, 'https://gate way'",
    "lapor.text.key, ''",
  })
  void theKeyOfAGatewayIsToldToNobodyInTheClear(String name, String value) {
    assertThatThrownBy(() -> settings(with(GATEWAY, name, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name);
  }

  @Test
  void noSecretOfTheSettingsReachesALog() {
    MailSettings mail =
        new MailSettings(
            "mail.example", 25, "user", "password", MailSettings.Tls.NONE, "a@b.example", "a@b");

    assertThat(mail.toString()).isEqualTo("mail.example:25 (NONE)");
    assertThat(
            new GatewaySettings(URI.create("https://gateway.example/send"), "key", "sms")
                .toString())
        .isEqualTo("gateway.example");
  }

  private static NoticeWay way(Map<String, String> values, ContactChannel channel) {
    NoticeSenders senders = new NoticeSenders();
    senders.settings = settings(values);
    senders.clock = Clock.systemUTC();
    senders.choose();
    return senders.way(channel);
  }

  private static NoticeSettings settings(Map<String, String> values) {
    return NoticeSettings.of(values::get);
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }
}
