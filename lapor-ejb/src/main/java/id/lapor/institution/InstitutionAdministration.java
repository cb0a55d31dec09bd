package id.lapor.institution;

import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How institutions come into the reference data besides the files of the build. */
@Stateless
public class InstitutionAdministration {

  @Inject Institutions institutions;
  @Inject InstitutionReach reach;
  @Inject Event<InstitutionAdded> added;
  @Inject Event<InstitutionRenamed> renamed;
  @Inject Clock clock;

  /**
   * Adds an institution that exists from today on: the administrator of an institution units of the
   * own one and below.
   *
   * @throws RuleViolation when a field breaks a rule, or {@code code-taken}
   */
  @RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public InstitutionView add(NewInstitution wanted) {
    check(wanted);
    institutions.holdChanges();
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

  /**
   * Gives an institution other names. Reports that named it keep the name that they were published
   * with.
   *
   * @param version of the institution that was looked at
   * @throws NotFound when there is no such institution that the caller may change
   * @throws RuleViolation {@code invalid-name}, {@code too-long} or {@code stale-version}
   */
  @RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
  public void rename(String code, long version, InstitutionNames names) {
    Institution institution = reach.requireChangeable(code);
    requireVersion(version, institution.version());
    InstitutionNames before = names(institution);
    InstitutionNames wanted = names.stripped();
    institution.rename(wanted.name(), wanted.nameEn(), wanted.abbreviation());
    InstitutionNames after = names(institution);
    if (!before.equals(after)) {
      String parent = institution.parent().map(Institution::code).orElse(null);
      renamed.fire(new InstitutionRenamed(code, parent, before, after));
    }
  }

  private static InstitutionNames names(Institution institution) {
    return new InstitutionNames(
        institution.name(), institution.nameEn(), institution.abbreviation().orElse(null));
  }

  /** Refuses what was decided on an earlier state. */
  static void requireVersion(long seen, long present) {
    if (seen != present) {
      throw new RuleViolation(
          "stale-version",
          "Decided on version " + seen + ", now " + present,
          Map.of("version", Long.toString(present)));
    }
  }

  private Institution parent(NewInstitution wanted, LocalDate today) {
    Institution parent =
        institutions
            .find(wanted.parent())
            .filter(found -> found.isValidOn(today))
            .filter(reach::covers)
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

  private void check(NewInstitution wanted) {
    List<FieldError> errors = new ArrayList<>();
    if (!reach.everywhere()) {
      require(errors, "parent", wanted.parent());
    }
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
}
