package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.Cursor;
import id.lapor.report.InputRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Searches the hand-offs in scope, ended ones too, the newest first. */
@ApplicationScoped
public class FoundHandoffs {

  private static final List<Scope> NATIONAL = List.of(Scope.national(Role.NATIONAL_VERIFIER));

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject Institutions institutions;

  /** Keys of so many hand-offs after this one. */
  List<Long> ids(HandoffSearch search, Cursor after, int limit) {
    String status =
        search.status() == null ? "" : " and h.status = '" + search.status().name() + "'";
    Stretch stretch = Stretch.after(after, false, limit);
    boolean below = search.institution() != null && !search.institution().isBlank();
    ScopedSql sql = new ScopedSql("");
    if (caller.national() && !below) {
      sql.add("select h.id from handoff h where true" + status);
      stretch.bound(sql, "h.offered_at", "h.id");
      stretch.order(sql, "h.offered_at", "h.id");
      return sql.ids(em);
    }
    perInstitution(sql, status, stretch);
    if (below) {
      sql.add(" and i.path like :value", known(search.institution()).path() + "%");
    }
    stretch.order(sql, "x.offered_at", "x.id");
    return sql.ids(em);
  }

  /**
   * The first of each institution, by an index that has its hand-offs in order: what others got,
   * and what was long ago, costs nothing.
   */
  private void perInstitution(ScopedSql sql, String status, Stretch stretch) {
    sql.add("select x.id from institution i cross join lateral")
        .add(" (select h.id, h.offered_at from handoff h where h.institution_id = i.id" + status);
    stretch.bound(sql, "h.offered_at", "h.id");
    if (!caller.national() && !scope.handlingScopes().equals(scope.restrictedScopes())) {
      sql.add(" and (")
          .within("i.path", scope.restrictedScopes())
          .add(" or not (select r.supervisory from report r where r.id = h.report_id))");
    }
    stretch.order(sql, "h.offered_at", "h.id");
    sql.add(") x where ").within("i.path", caller.national() ? NATIONAL : scope.handlingScopes());
  }

  private Institution known(String code) {
    return InputRules.known("institution", institutions.find(code));
  }
}
