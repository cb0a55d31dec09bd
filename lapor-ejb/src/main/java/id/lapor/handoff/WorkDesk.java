package id.lapor.handoff;

import id.lapor.identity.Accounts;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.InputRules;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What officers set up for their work: filters and searches with a name, and columns of lists. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class WorkDesk {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Accounts accounts;
  @Inject Caller caller;
  @Inject DeskViews remembered;
  @Inject Clock clock;

  /** What the caller set up and what their institutions share, as it was half a minute ago. */
  public DeskView own() {
    return remembered.of(caller.account(), this::read);
  }

  private DeskView read() {
    String served = served();
    ScopedSql sql =
        new ScopedSql("select 0 as kind, f.id, f.name, f.query, f.institution_id, f.made_by")
            .add(" from saved_filter f join account a on a.id = f.account_id")
            .add(" where a.user_name = :value", caller.account())
            .add(" union all select 1, f.id, f.name, f.query, f.institution_id, f.made_by")
            .add(" from saved_filter f where f.institution_id = any")
            .add(" (cast(:value as bigint[]))", served)
            .add(" union all select 2, c.account_id, c.columns, '', null, ''")
            .add(" from list_choice c join account a on a.id = c.account_id")
            .add(" where a.user_name = :value order by 1, 3, 2 limit 500", caller.account());
    List<DeskView.Filter> filters = new ArrayList<>();
    List<WorkColumn> columns = WorkColumn.USUAL;
    for (Object[] row : sql.rows(em)) {
      int kind = ((Number) row[0]).intValue();
      if (kind == 2) {
        columns = WorkColumn.read((String) row[2]);
      } else {
        boolean mine = kind == 0 || mayChange(((Number) row[4]).longValue(), (String) row[5]);
        long id = ((Number) row[1]).longValue();
        filters.add(new DeskView.Filter(id, (String) row[2], (String) row[3], kind == 1, mine));
      }
    }
    return new DeskView(List.copyOf(filters), columns);
  }

  /**
   * Keeps a filter or a search.
   *
   * @param query list and filter, or words and what narrows them, as they stand in an address
   * @param shared whether it is for all who serve the caller's institution
   */
  public void save(String name, String query, boolean shared) {
    SavedFilter filter;
    if (shared) {
      Scope own = caller.scope().filter(scope -> steers(scope.institutionId())).orElse(null);
      new InputRules()
          .that(own != null, "shared", "not-for-institution", "Only its desk shares filters")
          .refuseIfBroken();
      requireRoom("institution_id", own.institutionId());
      filter = SavedFilter.shared(own.institutionId(), name, query);
    } else {
      requireRoom("account_id", me());
      filter = SavedFilter.own(me(), name, query);
    }
    em.persist(filter.madeBy(caller.account(), clock.instant()));
    remembered.forget(caller.account());
  }

  /** Gives a filter another name. */
  public void rename(long id, String name) {
    mine(id).rename(name);
    remembered.forget(caller.account());
  }

  /** Forgets a filter. */
  public void delete(long id) {
    em.remove(mine(id));
    remembered.forget(caller.account());
  }

  /** The columns that the caller sees from now on. */
  public void show(List<WorkColumn> columns) {
    ListChoice choice = em.find(ListChoice.class, me());
    if (choice == null) {
      choice = new ListChoice(me());
      choice.choose(columns.stream().distinct().toList());
      em.persist(choice);
    } else {
      choice.choose(columns.stream().distinct().toList());
    }
    remembered.forget(caller.account());
  }

  private SavedFilter mine(long id) {
    SavedFilter filter = em.find(SavedFilter.class, id);
    boolean may =
        filter != null
            && (filter.isShared()
                ? mayChange(filter.institutionId(), filter.madeBy())
                : filter.isOf(me()));
    if (!may) {
      throw new NotFound("There is no such filter");
    }
    return filter;
  }

  /** A shared filter is changed by whoever shared it and by the desk of the institution. */
  private boolean mayChange(long institution, String madeBy) {
    boolean serves = caller.scopes().stream().anyMatch(s -> isOf(s, institution));
    return serves && (madeBy.equals(caller.account()) || steers(institution));
  }

  private boolean steers(Long institution) {
    return caller.scopes(Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER).stream()
        .anyMatch(scope -> isOf(scope, institution));
  }

  private static boolean isOf(Scope scope, long institution) {
    return !scope.isNational() && scope.institutionId() == institution;
  }

  private String served() {
    return caller.scopes().stream()
        .filter(scope -> !scope.isNational())
        .map(scope -> scope.institutionId().toString())
        .distinct()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private long me() {
    return accounts.idOf(caller.account()).orElseThrow(() -> new NotFound("No account"));
  }

  private void requireRoom(String column, long owner) {
    int kept =
        new ScopedSql("select id from saved_filter where " + column)
            .add(" = :value limit :value", owner, SavedFilter.MOST)
            .ids(em)
            .size();
    if (kept >= SavedFilter.MOST) {
      throw new RuleViolation("too-many-filters", "name", "At most 50 filters are kept");
    }
  }
}
