package id.lapor.institution;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How institutions come into the reference data besides the files of the build. */
@Stateless
public class InstitutionAdministration {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Institutions institutions;
  @Inject Event<InstitutionAdded> added;
  @Inject Clock clock;

  /**
   * Adds an institution that exists from today on.
   *
   * @throws RuleViolation when a field breaks a rule, or {@code code-taken}
   */
  @RolesAllowed(Role.NATIONAL_ADMIN)
  public InstitutionView add(NewInstitution wanted) {
    check(wanted);
    holdAdditions();
    if (institutions.find(wanted.code()).isPresent()) {
      throw new RuleViolation(
          "code-taken", "There is an institution " + wanted.code(), Map.of("code", wanted.code()));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    Institution institution =
        wanted.parent() == null
            ? Institution.root(
                wanted.code(),
                wanted.name().strip(),
                wanted.type(),
                wanted.zone() == null ? Zones.WIB : wanted.zone(),
                today)
            : Institution.unit(parent(wanted, today), wanted.code(), wanted.name().strip(), today);
    institutions.add(institution);
    added.fire(new InstitutionAdded(wanted.code(), wanted.parent()));
    return institution.view();
  }

  private Institution parent(NewInstitution wanted, LocalDate today) {
    Institution parent =
        institutions
            .find(wanted.parent())
            .filter(found -> found.isValidOn(today))
            .orElseThrow(
                () -> new RuleViolation("unknown-code", "parent", "There is no such code"));
    if (parent.depth() >= Institution.MAX_DEPTH) {
      throw new RuleViolation(
          "tree-too-deep",
          "parent",
          "An institution lies at most " + Institution.MAX_DEPTH + " levels deep");
    }
    return parent;
  }

  private static void check(NewInstitution wanted) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "code", wanted.code());
    require(errors, "name", wanted.name() == null ? null : wanted.name().strip());
    require(errors, "type", wanted.type());
    boolean unit = wanted.type() == InstitutionType.UNIT;
    if (wanted.type() != null && unit != (wanted.parent() != null)) {
      errors.add(
          new FieldError(
              "parent",
              "unit-needs-parent",
              "A unit has a parent, and nothing but a unit has one"));
    }
    if (wanted.parent() != null && wanted.zone() != null) {
      errors.add(new FieldError("zone", "zone-of-parent", "A unit has the zone of its parent"));
    }
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors);
    }
  }

  private static void require(List<FieldError> errors, String field, Object value) {
    if (value == null || value.equals("")) {
      errors.add(new FieldError(field, "required", "This field is required"));
    }
  }

  /** One addition after the other, so that of two with one code the later finds the first. */
  private void holdAdditions() {
    em.createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('institution', 0)) as text)")
        .setMaxResults(1)
        .getSingleResult();
  }
}
