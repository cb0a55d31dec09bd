package id.lapor.reference;

import id.lapor.identity.ActivationCodes;
import id.lapor.identity.Role;
import id.lapor.institution.Zones;
import id.lapor.reference.ReferenceOutcome.State;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes over reference data from a file: all of it or nothing.
 *
 * <p>A line that says what is known already changes nothing, so a file may be sent again. What a
 * file does not name is left alone; what is no more is ended with {@code valid_to}. One file goes
 * in after the other, while everything else goes on.
 */
@Stateless
public class ReferenceImport {

  /** The most bytes of a file as it is sent, packed or not. */
  public static final int MOST_BYTES = 8 * 1024 * 1024;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject ActivationCodes activations;
  @Inject Event<ReferenceImported> imported;
  @Inject Clock clock;

  /**
   * Takes over a file, unless a line cannot go in.
   *
   * @param file CSV in UTF-8, packed with gzip or not
   * @param dryRun whether it is only looked at
   * @param renewCodes whether everybody named who has no password yet gets a new code, not only
   *     those whose account is made now
   * @throws RuleViolation {@code import-running} while another file goes in
   */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public ReferenceOutcome take(
      ReferenceKind kind, byte[] file, boolean dryRun, boolean renewCodes) {
    TakenFile taken = take(kind, file, dryRun, renewCodes, ImportObserver.NOBODY);
    List<String> users = taken.users();
    return users.isEmpty()
        ? taken.outcome()
        : taken.outcome().with(activations.issue(users, clock.instant()));
  }

  /**
   * The same for whoever asks for the codes later.
   *
   * @param observer hears how far it is
   * @throws RuleViolation {@code import-running} while another file goes in
   */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public TakenFile take(ReferenceKind kind, byte[] file, boolean dryRun, ImportObserver observer) {
    return take(kind, file, dryRun, false, observer);
  }

  private TakenFile take(
      ReferenceKind kind,
      byte[] file,
      boolean dryRun,
      boolean renewCodes,
      ImportObserver observer) {
    Instant now = clock.instant();
    Register register = register(kind);
    ReferenceFileReading reading = new ReferenceFileReading(register, file);
    LocalDate today = LocalDate.ofInstant(now, Zones.WIB);
    holdImports();
    Staging staging = new Staging(em, reading.stagedColumns(), today, now, observer);
    reading.into(staging);
    Findings findings = reading.findings();
    observer.reached(ImportStep.COMPARING, 0);
    register.prepare().forEach(staging::run);
    check(register, staging, findings);
    long[] counts = staging.counts(findings);
    State state = dryRun ? State.CHECKED : State.COMMITTED;
    List<String> users = List.of();
    if (!findings.isEmpty()) {
      state = dryRun ? State.CHECKED : State.REFUSED;
    } else if (!dryRun) {
      observer.reached(ImportStep.WRITING, 0);
      users = write(kind, register, staging, counts[0] + counts[1] > 0, renewCodes);
      imported.fire(new ReferenceImported(kind, counts[0], counts[1], counts[2], reading.digest()));
    }
    return new TakenFile(outcome(state, counts, findings, reading), users);
  }

  private static ReferenceOutcome outcome(
      State state, long[] counts, Findings findings, ReferenceFileReading reading) {
    return new ReferenceOutcome(
        state,
        counts[0],
        counts[1],
        counts[2],
        findings.refused(),
        findings.told(),
        reading.ignored(),
        reading.digest(),
        List.of());
  }

  /** Headings of the columns that files of this kind may have. */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public List<String> columns(ReferenceKind kind) {
    return register(kind).columns().stream().map(Column::name).toList();
  }

  private static void check(Register register, Staging staging, Findings findings) {
    String key = register.key().stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    staging.find(
        """
        select line, '%1$s', 'duplicate-line', cast(first as text) from (
          select line, first_value(line) over (partition by %2$s order by line) as first
          from staged where fit) s
        where line > first
        """
            .formatted(register.key().get(0), key),
        findings);
    register.checks().forEach(query -> staging.find(query, findings));
    register.check(staging, findings);
  }

  private List<String> write(
      ReferenceKind kind, Register register, Staging staging, boolean changes, boolean renewCodes) {
    if (changes) {
      if (register.chunk() != null) {
        staging.runByChunks(register.chunk());
      }
      register.writes().forEach(staging::run);
    }
    if (kind != ReferenceKind.PEOPLE) {
      return List.of();
    }
    String waiting = PeopleRegister.waiting(renewCodes, activations.noPassword());
    return staging.rows(waiting, ReferenceFileReading.MOST_LINES).stream()
        .map(row -> (String) row[0])
        .toList();
  }

  private Register register(ReferenceKind kind) {
    if (kind == null) {
      throw new RuleViolation(
          List.of(new FieldError("kind", "required", "This field is required")));
    }
    return switch (kind) {
      case REGIONS -> new RegionRegister();
      case INSTITUTIONS -> new InstitutionRegister(false);
      case UNITS -> new InstitutionRegister(true);
      case PEOPLE -> new PeopleRegister(activations.noPassword());
      case CATEGORIES -> new CategoryRegister();
    };
  }

  /** Two files at once would judge each other's lines before they are there. */
  private void holdImports() {
    Object free =
        em.createNativeQuery(
                "select pg_try_advisory_xact_lock(hashtextextended('reference-import', 0))")
            .setMaxResults(1)
            .getSingleResult();
    if (!Boolean.TRUE.equals(free)) {
      throw new RuleViolation("import-running", "Another file is going in", Map.of());
    }
    em.createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('institution', 0)) as text)")
        .setMaxResults(1)
        .getSingleResult();
  }
}
