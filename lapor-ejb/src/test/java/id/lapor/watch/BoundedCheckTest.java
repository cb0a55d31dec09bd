package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.watch.Finding.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedCheckTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatIsFoundIsSaid() {
    Finding finding = check(() -> Finding.ok().with("waiting", 3)).finding();

    assertThat(finding.state()).isEqualTo(State.OK);
    assertThat(finding.data()).containsEntry("waiting", 3L);
  }

  @Test
  void aFailureIsNamedByItsKindAndNeverQuoted() {
    Finding finding =
        check(
                () -> {
                  throw new SQLException("Connection to db.internal refused for lapor_app");
                })
            .finding();

    assertThat(finding.state()).isEqualTo(State.DOWN);
    assertThat(finding.data().values()).containsExactly("failed with SQLException");
  }

  @Test
  void aLookThatHangsIsAnsweredInTimeAndNotBegunAgain() {
    CountDownLatch end = new CountDownLatch(1);
    BoundedCheck check =
        check(
            () -> {
              end.await();
              return Finding.ok();
            });

    long begun = System.nanoTime();
    Finding first = check.finding();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Finding second = check.finding();

    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(first.state()).isEqualTo(State.DOWN);
    assertThat(second.data()).containsEntry("reason", "no answer within 3 seconds");
    assertThat(looks).hasValue(1);
    end.countDown();
  }

  @Test
  void checksThatHangTogetherTakeNoLongerThanOne() {
    CountDownLatch end = new CountDownLatch(1);
    Callable<Finding> hanging =
        () -> {
          end.await();
          return Finding.ok();
        };

    long begun = System.nanoTime();
    var looking = Stream.of(hanging, hanging, hanging).map(this::check).map(BoundedCheck::begin);
    var findings = looking.toList().stream().map(Supplier::get).toList();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(findings).extracting(Finding::state).containsOnly(State.DOWN);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    end.countDown();
  }

  private BoundedCheck check(Callable<Finding> look) {
    BoundedCheck check =
        new BoundedCheck() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          protected Finding look() throws Exception {
            looks.incrementAndGet();
            return look.call();
          }
        };
    check.threads = threads;
    return check;
  }
}
