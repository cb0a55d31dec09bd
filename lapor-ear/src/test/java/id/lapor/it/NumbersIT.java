package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Numbers of rows that the server holds ahead, and a database that forgot in a crash that it gave
 * them: it gives the same ones again.
 */
@ArquillianTest
class NumbersIT {

  private static final int REPORTS = 60;

  /** What gives the numbers of a submission's rows, fifty at once. */
  private static final String SEQUENCES =
      " from pg_sequences where schemaname = 'lapor' and last_value is not null"
          + " and sequencename in ('report_seq', 'report_event_seq', 'deadline_seq')";

  /** They stand again where they stood before they were asked the last time. */
  private static final String FORGET =
      "select case when last_value > start_value"
          + " then setval(format('lapor.%I', sequencename), last_value - increment_by)"
          + " else setval(format('lapor.%I', sequencename), last_value, false) end"
          + SEQUENCES;

  /** Beyond all that was ever given. */
  private static final String GO_BEYOND =
      "select setval(format('lapor.%I', sequencename), last_value + 4 * increment_by)" + SEQUENCES;

  private static final String WAITING =
      "select count(*) from pg_stat_activity where usename = 'lapor_app' and state = 'active'"
          + " and wait_event_type = 'Lock'";

  private static final String BREAK_OFF_WAITING =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lapor_app'"
          + " and state = 'active' and wait_event_type = 'Lock'";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void numbersThatAreGivenTwiceAreGivenUpAndNobodyIsToldOfAConflict() {
    Sent before = Cases.sent();
    int sequences = Sql.column(FORGET).size();
    List<Answer> refused = new ArrayList<>();
    HashSet<String> taken = new HashSet<>();
    try {
      for (int i = 0; i < REPORTS; i++) {
        taken.add(submitted(refused));
      }
    } finally {
      Sql.column(GO_BEYOND);
      brokenOff(before); // nothing after this test meets a number that it gave twice
    }

    assertThat(taken).hasSize(REPORTS);
    assertThat(refused).isNotEmpty().hasSizeLessThanOrEqualTo(sequences);
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.text()).isEqualTo(503);
              assertThat(answer.string("type")).endsWith("/unavailable");
              assertThat(answer.header("Retry-After")).matches("[0-9]+");
            });
  }

  @Test
  void numbersThatAreHeldAreGivenUpWithAConnectionThatBreaksOff() {
    Sent before = Cases.sent();

    assertThat(brokenOff(before).status()).isEqualTo(503);

    assertThat(stretch(number(Cases.sent()))).isGreaterThan(stretch(number(before)));
  }

  /** A decision about it that waits for somebody else, and loses its connection. */
  private static Answer brokenOff(Sent sent) {
    JsonObject decision = Cases.verification(Cases.version(sent)).build();
    try (Connection holder = Sql.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select 1 from report where tracking_id = '" + sent.id() + "' for update");
      CompletableFuture<Answer> cut =
          CompletableFuture.supplyAsync(
              () -> Cases.verifier().post(sent.path() + "/verification", decision));
      Eventually.eventually(() -> assertThat(Sql.count(WAITING)).isPositive());
      Sql.column(BREAK_OFF_WAITING);
      Answer answer = cut.join();
      holder.rollback();
      return answer;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String submitted(List<Answer> refused) {
    JsonObject report = Cases.complaint().build();
    return Eventually.eventually(
        () -> {
          Answer answer = Api.anybody().post("/reports", report);
          if (answer.status() != 201) {
            refused.add(answer);
            throw new AssertionError(answer.text());
          }
          return answer.string("trackingId");
        },
        Duration.ofSeconds(30));
  }

  private static long number(Sent sent) {
    return Sql.count("select id from report where tracking_id = ?", sent.id());
  }

  /** Fifty numbers are asked for at once. */
  private static long stretch(long number) {
    return (number - 1) / 50;
  }
}
