package id.lapor.reference;

import id.lapor.identity.GivenActivations;
import id.lapor.shared.ObservedEvent;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The use case in a transaction of a test, and what it announced. */
final class Importing {

  static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  final List<ReferenceImported> announced = new ArrayList<>();
  private final EntityManager em;

  Importing(EntityManager em) {
    this.em = em;
  }

  ReferenceOutcome take(ReferenceKind kind, String... lines) {
    return take(kind, false, bytes(lines));
  }

  ReferenceOutcome dryRun(ReferenceKind kind, String... lines) {
    return take(kind, true, bytes(lines));
  }

  ReferenceOutcome take(ReferenceKind kind, boolean dryRun, byte[] file) {
    return at(NOW).take(kind, file, dryRun, false);
  }

  ReferenceImport at(Instant now) {
    ReferenceImport use = new ReferenceImport();
    use.em = em;
    use.clock = Clock.fixed(now, ZoneOffset.UTC);
    use.activations = GivenActivations.codes(em);
    use.imported = new ObservedEvent<>(announced::add);
    return use;
  }

  static byte[] bytes(String... lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The reasons, each as {@code line column rule}. */
  static List<String> reasons(ReferenceOutcome outcome) {
    return outcome.lines().stream()
        .map(line -> line.line() + " " + line.error().field() + " " + line.error().rule())
        .toList();
  }

  String one(String sql) {
    Object found = em.createNativeQuery(sql).getSingleResult();
    return found == null ? null : found.toString();
  }
}
