package id.lapor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often one source may ask, so that nobody takes the service from the others. Each node counts
 * for itself; what guessing costs is counted apart, in the database ({@link AccessAttempts}).
 *
 * <p>Sources are keyed hashes ({@link ClientSource}). The maps are bounded: a flood of sources
 * forgets old ones and takes no more memory.
 */
@ApplicationScoped
public class RequestLimits {

  /** Reports from one source, a minute. Many people share one address of a mobile operator. */
  public static final int SUBMISSIONS = 60;

  /** Reports from everybody without an account, a minute: what the design can take in. */
  public static final int ALL_SUBMISSIONS = 600;

  /** Sign-ins from one source, a minute. */
  public static final int SIGN_INS = 30;

  /** Changes by reporters from one source, a minute. */
  public static final int CHANGES = 60;

  /** Addresses that one source may ask to follow something, a minute: each gets a mail. */
  public static final int FOLLOWERS = 6;

  /** Readings without an account from one source, a minute. */
  public static final int READINGS = 300;

  /** Parts of files from one source, a minute: ten people send a photo each over a poor line. */
  public static final int UPLOADS = 600;

  /** Requests of one account, a minute. */
  public static final int STAFF_REQUESTS = 1_200;

  /** Searches of one account for the reports of a person, a minute. */
  public static final int PERSON_SEARCHES = 6;

  private static final String SWITCH = "lapor.limits";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_SOURCES = 100_000;

  private final boolean on;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_SOURCES)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();

  /** Limits as the server was started; they can be off in demo mode only. */
  public RequestLimits() {
    this(
        !("demo".equals(System.getProperty("lapor.mode"))
            && "off".equals(System.getProperty(SWITCH))),
        TimeMeter.SYSTEM_NANOTIME);
  }

  RequestLimits(boolean on, TimeMeter clock) {
    this.on = on;
    this.clock = clock;
  }

  /**
   * Counts a report that is sent in without an account.
   *
   * @throws TooManyAttempts when this source, or everybody together, sends too many
   */
  public void submission(String source) {
    take("submission " + source, SUBMISSIONS);
    take("submission", ALL_SUBMISSIONS);
  }

  /**
   * Counts a sign-in, right or wrong.
   *
   * @throws TooManyAttempts when this source tries too often
   */
  public void signIn(String source) {
    take("sign-in " + source, SIGN_INS);
  }

  /**
   * Counts a reply, a rating or another change by a reporter.
   *
   * @throws TooManyAttempts when this source makes too many
   */
  public void change(String source) {
    take("change " + source, CHANGES);
  }

  /**
   * Counts an address that is to be asked whether its reader wants to follow a report.
   *
   * @throws TooManyAttempts when this source names too many
   */
  public void follower(String source) {
    take("follower " + source, FOLLOWERS);
  }

  /**
   * Counts a file, or a part of one, that is sent without an account.
   *
   * @throws TooManyAttempts when this source sends too many
   */
  public void upload(String source) {
    take("upload " + source, UPLOADS);
  }

  /**
   * Counts a reading without an account.
   *
   * @throws TooManyAttempts when this source reads too much
   */
  public void reading(String source) {
    take("reading " + source, READINGS);
  }

  /**
   * Counts any request of an account.
   *
   * @throws TooManyAttempts when the account makes too many
   */
  public void staffRequest(String account) {
    take("account " + account, STAFF_REQUESTS);
  }

  /**
   * Counts a search for the reports of a person.
   *
   * @throws TooManyAttempts when the account looks for too many
   */
  public void personSearch(String account) {
    take("person " + account, PERSON_SEARCHES);
  }

  private void take(String key, int aMinute) {
    if (!on) {
      return;
    }
    ConsumptionProbe probe =
        buckets.get(key, unseen -> bucket(aMinute)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyAttempts(
          TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
    }
  }

  private Bucket bucket(int aMinute) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(aMinute).refillGreedy(aMinute, MINUTE).build())
        .withCustomTimePrecision(clock)
        .build();
  }
}
