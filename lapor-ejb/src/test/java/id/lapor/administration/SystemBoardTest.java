package id.lapor.administration;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What whoever runs the installation sees of it at once. */
class SystemBoardTest {

  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void whatIsDownComesFirstAndEverythingIsBegunBeforeAnythingIsWaitedFor() {
    List<SystemView.Part> parts =
        SystemBoard.parts(
            List.of(
                check("relay", Finding.ok()),
                check("broker", Finding.degraded("no answer within 3 seconds")),
                check("schema", Finding.down("another version than this build's"))));

    assertThat(parts)
        .extracting(SystemView.Part::name)
        .containsExactly("schema", "broker", "relay");
    assertThat(parts.get(1).facts()).containsEntry("reason", "no answer within 3 seconds");
  }

  private BoundedCheck check(String name, Finding finding) {
    return new BoundedCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      protected Finding look() {
        return finding;
      }

      @Override
      public Supplier<Finding> begin() {
        begun.incrementAndGet();
        return () -> {
          assertThat(begun).hasValue(3);
          return finding;
        };
      }
    };
  }
}
