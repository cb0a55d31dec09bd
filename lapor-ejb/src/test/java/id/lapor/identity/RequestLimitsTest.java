package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

  private final StoppedMeter meter = new StoppedMeter();
  private final RequestLimits limits = new RequestLimits(true, meter);

  @Test
  void aSourceSendsSoManyReportsAMinuteAndNotOneMore() {
    times(RequestLimits.SUBMISSIONS, limits::submission, "here");

    assertThatThrownBy(() -> limits.submission("here"))
        .isInstanceOfSatisfying(
            TooManyAttempts.class, e -> assertThat(e.retryAfterSeconds()).isBetween(1L, 2L));
  }

  @Test
  void oneSourceTakesNothingFromAnother() {
    times(RequestLimits.SIGN_INS, limits::signIn, "here");

    assertThatCode(() -> limits.signIn("there")).doesNotThrowAnyException();
  }

  @Test
  void everybodyTogetherSendsNoMoreReportsThanCanBeTakenIn() {
    for (int sent = 0; sent < RequestLimits.ALL_SUBMISSIONS; sent++) {
      limits.submission("source " + sent);
    }

    assertThatThrownBy(() -> limits.submission("one more")).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void waitingAsLongAsToldIsEnough() {
    times(RequestLimits.READINGS, limits::reading, "here");

    meter.nanos += TimeUnit.SECONDS.toNanos(1);

    assertThatCode(() -> limits.reading("here")).doesNotThrowAnyException();
  }

  @Test
  void anAccountAndAReporterAreLimitedToo() {
    times(RequestLimits.STAFF_REQUESTS, limits::staffRequest, "verifier");
    times(RequestLimits.CHANGES, limits::change, "here");

    assertThatThrownBy(() -> limits.staffRequest("verifier")).isInstanceOf(TooManyAttempts.class);
    assertThatThrownBy(() -> limits.change("here")).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void limitsThatAreOffRefuseNothing() {
    RequestLimits off = new RequestLimits(false, meter);

    assertThatCode(() -> times(RequestLimits.SUBMISSIONS + 1, off::submission, "here"))
        .doesNotThrowAnyException();
  }

  @Test
  void limitsCannotBeTurnedOffInProduction() {
    System.setProperty("lapor.limits", "off");
    try {
      RequestLimits production = new RequestLimits();
      times(RequestLimits.SIGN_INS, production::signIn, "here");

      assertThatThrownBy(() -> production.signIn("here")).isInstanceOf(TooManyAttempts.class);
    } finally {
      System.clearProperty("lapor.limits");
    }
  }

  private static void times(int many, Consumer<String> request, String source) {
    for (int done = 0; done < many; done++) {
      request.accept(source);
    }
  }

  private static final class StoppedMeter implements TimeMeter {

    private long nanos = 1;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
