package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a use case refuses, by the rule that it names first. */
public final class Refused {

  private Refused() {}

  /** The act is refused by this rule, be it about a field or about the whole. */
  public static void assertRefused(String rule, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(
                        refusal.fields().isEmpty()
                            ? refusal.rule()
                            : refusal.fields().get(0).rule())
                    .isEqualTo(rule));
  }
}
