package id.lapor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.Assigning;
import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.OfferDesk;
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
      Map.ofEntries(
          Map.entry(BulkAct.TAKE, new UseCase(Assigning.class, "take")),
          Map.entry(BulkAct.GIVE, new UseCase(Assigning.class, "give")),
          Map.entry(BulkAct.PUT_BACK, new UseCase(Assigning.class, "putBack")),
          Map.entry(BulkAct.ACCEPT, new UseCase(HandoffDesk.class, "accept")),
          Map.entry(BulkAct.DELEGATE, new UseCase(HandoffDesk.class, "delegate")),
          Map.entry(BulkAct.REMIND, new UseCase(OfferDesk.class, "remind")),
          Map.entry(BulkAct.OFFER_AGAIN, new UseCase(OfferDesk.class, "offerAgain")),
          Map.entry(BulkAct.REROUTE, new UseCase(OfferDesk.class, "reroute")),
          Map.entry(BulkAct.PEND, new UseCase(Triage.class, "pend")),
          Map.entry(BulkAct.ARCHIVE, new UseCase(Triage.class, "archive")),
          Map.entry(BulkAct.LEAD, new UseCase(Routing.class, "handOff")),
          Map.entry(BulkAct.SUPPORT, new UseCase(Routing.class, "handOff")),
          Map.entry(BulkAct.NOTE, new UseCase(CaseDesk.class, "note")));

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
