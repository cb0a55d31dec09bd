package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RunsTest {

  private static final RuntimeException AWAY =
      new IllegalStateException(new SQLException("connection refused", "08001"));

  @Test
  void workThatComesAgainWaitsForADatabaseThatIsAway() {
    assertThatCode(
            () ->
                Runs.again(
                    "waiting-work",
                    run -> {
                      throw AWAY;
                    }))
        .doesNotThrowAnyException();
    assertThat(Runs.ages()).containsKey("waiting-work");
  }

  @Test
  void aFaultOfItsOwnIsNoReasonToWait() {
    assertThatThrownBy(
            () ->
                Runs.again(
                    "faulty-work",
                    run -> {
                      throw new IllegalStateException("a fault");
                    }))
        .hasMessage("a fault");
  }

  @Test
  void whoeverIsAskedToDoItOnceHearsThatTheDatabaseIsAway() {
    assertThatThrownBy(
            () ->
                Runs.of(
                    "single-work",
                    run -> {
                      throw AWAY;
                    }))
        .isSameAs(AWAY);
  }
}
