package id.lapor.administration;

import id.lapor.identity.Role;
import id.lapor.outbox.DeadLetterCheck;
import id.lapor.outbox.RelayCheck;
import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How the installation stands, for those who run it. Everything is looked at at once, so that the
 * answer is there after three seconds at the latest, whatever is away.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.AUDITOR})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SystemBoard {

  @Inject @Any Instance<BoundedCheck> checks;
  @Inject @Any DeadLetterCheck deadLetters;
  @Inject @Any RelayCheck relay;

  /** What the checks of this node find now. */
  public SystemView look() {
    List<SystemView.Part> parts = parts(checks);
    return new SystemView(
        parts, work(), relay.channels().orElse(null), deadLetters.queues().orElse(null));
  }

  static List<SystemView.Part> parts(Iterable<? extends BoundedCheck> checks) {
    Map<String, Supplier<Finding>> begun = new LinkedHashMap<>();
    for (BoundedCheck check : checks) {
      begun.put(check.name(), check.begin());
    }
    List<SystemView.Part> parts = new ArrayList<>();
    begun.forEach(
        (name, looking) -> {
          Finding finding = looking.get();
          parts.add(new SystemView.Part(name, finding.state(), finding.data()));
        });
    parts.sort(
        Comparator.comparing(SystemView.Part::state)
            .reversed()
            .thenComparing(SystemView.Part::name));
    return List.copyOf(parts);
  }

  private static List<SystemView.Work> work() {
    List<SystemView.Work> work = new ArrayList<>();
    Runs.ages()
        .forEach(
            (name, age) ->
                work.add(new SystemView.Work(name, age.toSeconds(), Runs.failures(name))));
    return List.copyOf(work);
  }
}
