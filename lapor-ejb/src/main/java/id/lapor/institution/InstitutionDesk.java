package id.lapor.institution;

import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Shows administrators the part of the tree that is theirs, ended institutions among it. */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class InstitutionDesk {

  /** How many institutions a page has. */
  public static final int PAGE = 50;

  @Inject Institutions institutions;
  @Inject InstitutionTree tree;
  @Inject InstitutionReach reach;
  @Inject Clock clock;

  /**
   * Where the caller's part of the tree begins: all roots, or the institutions administered.
   *
   * @param cursor the {@code next} of the page before; null for the first page
   */
  public ReferencePage<InstitutionLine> top(String cursor) {
    return reach.everywhere()
        ? page(tree.roots(cursor, PAGE + 1, today()))
        : page(tree.tops(reach.scopes(), PAGE + 1, today()));
  }

  /**
   * The institutions in the caller's part of the tree whose names or codes hold every word.
   *
   * @throws RuleViolation {@code too-long}
   */
  public ReferencePage<InstitutionLine> search(String q, String cursor) {
    return page(tree.found(SearchWords.of(q), reach.scopes(), cursor, PAGE + 1, today()));
  }

  /**
   * One institution with a page of what lies directly below it.
   *
   * @throws NotFound when there is none in the caller's part of the tree
   */
  public InstitutionRecord get(String code, String cursor) {
    List<Institution> way = institutions.way(code);
    if (way.isEmpty() || !reach.covers(way.get(way.size() - 1))) {
      throw new NotFound("No institution " + code);
    }
    Institution institution = way.get(way.size() - 1);
    LocalDate last = institution.validTo().orElse(null);
    return new InstitutionRecord(
        institution.view(),
        institution.validFrom(),
        last,
        Validity.on(today(), institution.validFrom(), last),
        institution.version(),
        above(way),
        page(tree.below(institution, cursor, PAGE + 1, today())),
        reach.changeable(institution),
        institution.isValidOn(today()) && institution.depth() < Institution.MAX_DEPTH);
  }

  private List<InstitutionView> above(List<Institution> way) {
    return way.subList(0, way.size() - 1).stream()
        .filter(reach::covers)
        .map(Institution::view)
        .toList();
  }

  private static ReferencePage<InstitutionLine> page(List<InstitutionLine> found) {
    boolean more = found.size() > PAGE;
    List<InstitutionLine> items = more ? List.copyOf(found.subList(0, PAGE)) : found;
    return new ReferencePage<>(items, more ? items.get(PAGE - 1).code() : null);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }
}
