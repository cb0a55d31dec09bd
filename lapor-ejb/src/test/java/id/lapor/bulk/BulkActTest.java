package id.lapor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.Assigning;
import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.Routing;
import id.lapor.identity.Role;
import id.lapor.report.Triage;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is offered to somebody for many lines is what they may do to one. */
class BulkActTest {

  private record UseCase(Class<?> bean, String method) {}

  private static final Map<BulkAct, UseCase> DONE_BY =
      Map.of(
          BulkAct.TAKE, new UseCase(Assigning.class, "take"),
          BulkAct.GIVE, new UseCase(Assigning.class, "give"),
          BulkAct.PUT_BACK, new UseCase(Assigning.class, "putBack"),
          BulkAct.ACCEPT, new UseCase(HandoffDesk.class, "accept"),
          BulkAct.DELEGATE, new UseCase(HandoffDesk.class, "delegate"),
          BulkAct.PEND, new UseCase(Triage.class, "pend"),
          BulkAct.ARCHIVE, new UseCase(Triage.class, "archive"),
          BulkAct.LEAD, new UseCase(Routing.class, "handOff"),
          BulkAct.SUPPORT, new UseCase(Routing.class, "handOff"),
          BulkAct.NOTE, new UseCase(CaseDesk.class, "note"));

  @ParameterizedTest
  @EnumSource(BulkAct.class)
  void anActIsOfferedToWhoeverMayDoItToOneLine(BulkAct act) {
    UseCase useCase = DONE_BY.get(act);
    Set<String> offered = new HashSet<>(Role.NATIONAL);
    offered.addAll(Role.INSTITUTIONAL);
    offered.removeIf(role -> !act.isFor(role::equals));

    assertThat(offered).isEqualTo(allowed(useCase));
  }

  private static Set<String> allowed(UseCase useCase) {
    return Arrays.stream(useCase.bean().getMethods())
        .filter(method -> method.getName().equals(useCase.method()))
        .map(BulkActTest::rights)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> rights(Method method) {
    RolesAllowed allowed =
        Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
            .orElseGet(() -> method.getDeclaringClass().getAnnotation(RolesAllowed.class));
    return Set.of(allowed.value());
  }
}
