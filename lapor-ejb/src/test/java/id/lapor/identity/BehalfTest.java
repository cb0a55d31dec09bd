package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Nobody but the system does anything in the name of another. */
class BehalfTest {

  @Test
  void whoeverIsNotTheSystemActsForNobody() {
    Behalf behalf = new Behalf();
    behalf.caller = Caller.of("uji-admin", Scope.national(Role.NATIONAL_ADMIN));
    AtomicBoolean done = new AtomicBoolean();

    assertThatThrownBy(() -> behalf.of("uji-lain", () -> done.getAndSet(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Only the system");
    assertThat(done).isFalse();
  }
}
