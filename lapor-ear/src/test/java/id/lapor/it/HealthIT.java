package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What operators and load balancers are told, and that what is told is so. */
class HealthIT {

  @Test
  void theNodeNamesWhatItNeedsAndWhatIsAroundIt() {
    Health health = Health.all();

    assertThat(health.status()).as(health.text()).isEqualTo(200);
    assertThat(health.names())
        .contains(
            "database",
            "schema",
            "broker",
            "relay",
            "notices",
            "scanner",
            "attachments",
            "sweeps",
            "threads",
            "timers");
    assertThat(health.data("schema").getString("database"))
        .isEqualTo(health.data("schema").getString("build"))
        .isEqualTo(
            Sql.one(
                "select version from flyway_schema_history order by installed_rank desc limit 1"));
    assertThat(health.state("broker")).isEqualTo("OK");
    assertThat(health.data("notices").getString("email")).isEqualTo("SENT");
  }

  @Test
  void onlyWhatARestartHealsCountsAsDead() {
    assertThat(Health.live().names())
        .contains("threads", "timers")
        .doesNotContain("database", "broker");
    assertThat(Health.ready().names()).contains("database", "schema").doesNotContain("threads");
  }

  @Test
  void nothingSaysWhereOrAsWhomTheNodeConnects() {
    assertThat(Health.all().text())
        .doesNotContainIgnoringCase("localhost")
        .doesNotContain("127.0.0.1", "jdbc:", "lapor_app", "password", "tcp:", "vm://");
  }

  @Test
  void messagesThatWaitTooLongAreSaidAndTakeNoNodeOut() throws SQLException {
    Sent sent = Cases.sent();
    try (Connection holder = Sql.connect()) {
      holder.setAutoCommit(false);
      try (var statement = holder.createStatement()) {
        statement.execute("select 1 from channel where code = 'portal' for no key update");
      }
      Cases.ok(
          Cases.verifier()
              .post(
                  sent.path() + "/verification", Cases.verification(Cases.version(sent)).build()));
      Sql.run("update outbox_message set promised_at = promised_at - interval '10 minutes'");

      Health health = Health.ready();
      assertThat(health.status()).as(health.text()).isEqualTo(200);
      assertThat(health.state("relay")).isEqualTo("DEGRADED");
      assertThat(health.data("relay").getInt("oldestSeconds")).isGreaterThanOrEqualTo(600);
      assertThat(health.data("relay").getInt("waiting")).isPositive();
      holder.rollback();
    }

    Cases.delivered(sent);
    Eventually.eventually(() -> assertThat(Health.all().state("relay")).isEqualTo("OK"));
  }
}
