package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {

  private final Map<String, String> settings =
      new HashMap<>(Map.of("lapor.broker.user", "lapor", "lapor.broker.password", "rahasia"));

  @Test
  void withoutAnAddressTheServersOwnBrokerIsUsed() {
    BrokerSettings broker = BrokerSettings.of(name -> null);

    assertThat(broker.isExternal()).isFalse();
    assertThat(broker.configuration()).isEqualTo("standalone-lapor.xml");
    assertThat(broker.properties()).containsOnlyKeys("lapor.broker.cluster.password");
    assertThat(broker.properties()).isNotEqualTo(BrokerSettings.of(name -> null).properties());
  }

  @Test
  void anAddressIsTakenApartForTheServersConfiguration() {
    settings.put("lapor.broker.url", "tcp://broker.example.id:61617?sslEnabled=true");

    BrokerSettings broker = BrokerSettings.of(settings::get);

    assertThat(broker.configuration()).isEqualTo("standalone-lapor-external.xml");
    assertThat(broker.properties())
        .containsEntry("lapor.broker.host", "broker.example.id")
        .containsEntry("lapor.broker.port", "61617")
        .containsEntry("lapor.broker.tls", "true")
        .containsEntry("lapor.broker.user", "lapor")
        .containsEntry("lapor.broker.password", "rahasia");
    assertThat(broker.toString()).doesNotContain("rahasia");
  }

  @Test
  void withoutMoreThanHostAndPortNothingIsEncrypted() {
    settings.put("lapor.broker.url", "tcp://10.0.0.7:61616");

    assertThat(BrokerSettings.of(settings::get).properties())
        .containsEntry("lapor.broker.tls", "false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker:61616",
        "amqp://broker:5672",
        "tcp://broker",
        "tcp://broker:99999",
        "tcp://one:61616,two:61616",
        "tcp://broker:61616?sslEnabled=maybe",
        "tcp://broker:61616?sslEnabled=true&user=a"
      })
  void anotherKindOfAddressIsRefused(String url) {
    settings.put("lapor.broker.url", url);

    assertThatThrownBy(() -> BrokerSettings.of(settings::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lapor.broker.url");
  }

  @Test
  void theOtherBrokerOfAPairHasTheSameAccountAndTheSameProtection() {
    settings.put("lapor.broker.url", "tcp://one.example.id:61616?sslEnabled=true");
    settings.put("lapor.broker.backup", "two.example.id:61617");

    BrokerSettings broker = BrokerSettings.of(settings::get);

    assertThat(broker.properties())
        .containsEntry("lapor.broker.host", "one.example.id")
        .containsEntry("lapor.broker.backup", "two.example.id:61617")
        .containsEntry("lapor.broker.backup.host", "two.example.id")
        .containsEntry("lapor.broker.backup.port", "61617");
    assertThat(broker.other())
        .hasValueSatisfying(
            other -> {
              assertThat(other.host()).isEqualTo("two.example.id");
              assertThat(other.tls()).isTrue();
              assertThat(other.user()).isEqualTo("lapor");
              assertThat(other.other()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "tcp://two:61616", "two:99999", "two:1,three:1"})
  void anotherKindOfBackupIsRefused(String backup) {
    settings.put("lapor.broker.url", "tcp://one:61616");
    settings.put("lapor.broker.backup", backup);

    assertThatThrownBy(() -> BrokerSettings.of(settings::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lapor.broker.backup");
  }

  @Test
  void whoVouchesForTheBrokerIsToldToItsClientAlone() {
    settings.put("lapor.broker.url", "tcp://broker:61617?sslEnabled=true");
    settings.put("lapor.broker.truststore", "/etc/lapor/broker.p12");
    settings.put("lapor.broker.truststore.password", "rahasia lain");

    BrokerSettings broker = BrokerSettings.of(settings::get);

    assertThat(broker.properties())
        .containsEntry("org.apache.activemq.ssl.trustStore", "/etc/lapor/broker.p12")
        .containsEntry("org.apache.activemq.ssl.trustStorePassword", "rahasia lain");
    assertThat(broker.properties().stringPropertyNames())
        .noneMatch(name -> name.startsWith("javax"));
    assertThat(broker.toString()).doesNotContain("rahasia");
  }

  @Test
  void aTrustStoreForAConnectionThatIsNotEncryptedIsRefused() {
    settings.put("lapor.broker.url", "tcp://broker:61617");
    settings.put("lapor.broker.truststore", "/etc/lapor/broker.p12");
    settings.put("lapor.broker.truststore.password", "rahasia");

    assertThatThrownBy(() -> BrokerSettings.of(settings::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("sslEnabled=true");
  }

  @Test
  void aTrustStoreWithoutItsPasswordIsRefused() {
    settings.put("lapor.broker.url", "tcp://broker:61617?sslEnabled=true");
    settings.put("lapor.broker.truststore", "/etc/lapor/broker.p12");

    assertThatThrownBy(() -> BrokerSettings.of(settings::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lapor.broker.truststore.password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lapor.broker.user", "lapor.broker.password"})
  void anAddressWithoutAnAccountIsRefused(String missing) {
    settings.put("lapor.broker.url", "tcp://broker:61616");
    settings.put(missing, " ");

    assertThatThrownBy(() -> BrokerSettings.of(settings::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(missing);
  }
}
