package id.lapor.reference;

import id.lapor.identity.Account;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Accounts of staff, a line for each role that somebody holds. A role ends with {@code valid_to};
 * roles and accounts that a file does not name are left alone. No file holds a password.
 */
final class PeopleRegister extends Register {

  private static final Pattern USER =
      Pattern.compile(Account.USER.pattern(), Pattern.CASE_INSENSITIVE);

  private final String noPassword;

  /**
   * The register.
   *
   * @param noPassword what stands where an account has no password yet
   */
  PeopleRegister(String noPassword) {
    this.noPassword = noPassword;
  }

  @Override
  List<Column> columns() {
    TreeSet<String> roles = new TreeSet<>(Role.NATIONAL);
    roles.addAll(Role.INSTITUTIONAL);
    FieldError badUser = new FieldError("user", "user-name", "2 to 60 of a-z, 0-9 and . _ @ -");
    FieldError badCode = new FieldError("institution", "invalid-code", "2 to 40 of a-z, 0-9 and -");
    return List.of(
        Column.formed("user", USER, badUser).always(),
        Column.text("title", Account.TITLE_LENGTH).always(),
        Column.address("email"),
        Column.oneOf("role", roles).always(),
        Column.formed("institution", Institution.CODE, badCode),
        Column.date("valid_to"));
  }

  @Override
  List<String> key() {
    return List.of("user", "role", "institution");
  }

  @Override
  void complete(Map<String, String> cells, Consumer<FieldError> wrong) {
    boolean national = Role.NATIONAL.contains(cells.get("role"));
    boolean nowhere = cells.getOrDefault("institution", "").isEmpty();
    if (national && !nowhere) {
      wrong.accept(new FieldError("institution", "role-is-national", "None for this role"));
    }
    if (!national && nowhere) {
      wrong.accept(new FieldError("institution", "role-needs-institution", "Needed for this role"));
    }
    cells.putIfAbsent("institution", "");
    cells.computeIfPresent("user", (column, user) -> user.toLowerCase(Locale.ROOT));
  }

  @Override
  List<String> prepare() {
    return List.of(
        """
        create temporary table wanted on commit drop as
        select w.*, w.role_id is null or coalesce(w.valid_to <= w.now, false)
                and coalesce(w.ends > w.now, true) as is_new,
            (w.known_title, w.known_email, w.valid_to) is distinct from (w.title, w.email, w.ends)
                as is_changed
        from (
          select s.line, s."user" as user_name, s.title, s.role, m.now, m.today,
              nullif(s.institution, '') as institution, i.id as institution_id,
              i.valid_to as institution_ends, a.id as account_id, a.title as known_title,
              a.email as known_email,
              case when s.email is null then a.email else nullif(s.email, '') end as email,
              r.id as role_id, r.valid_from, r.valid_to,
              cast(cast(nullif(s.valid_to, '') as date) + 1 as timestamp)
                  at time zone 'Asia/Jakarta' as ends
          from staged s cross join moment m
          left join institution i on i.code = nullif(s.institution, '')
          left join account a on a.user_name = s."user"
          left join lateral (
            select h.id, h.valid_from, h.valid_to from role_assignment h
            where h.account_id = a.id and h.role = s.role
                and h.institution_id is not distinct from i.id
            order by h.valid_from desc, h.id desc limit 1) r on true
          where s.fit) w
        """,
        "analyze wanted");
  }

  @Override
  List<String> checks() {
    return List.of(
        """
        select w.line, 'institution', 'unknown-institution', w.institution from wanted w
        where w.institution is not null
            and (w.institution_id is null or w.is_new and w.institution_ends < w.today)
        """,
        """
        select w.line, 'user', 'differs-in-file', cast(first.line as text) from wanted w
        join (select distinct on (user_name) user_name, title, email, line from wanted
            order by user_name, line) first on first.user_name = w.user_name
        where (w.title, w.email) is distinct from (first.title, first.email)
        """,
        """
        select w.line, 'valid_to', 'ends-before-it-begins', cast(null as text) from wanted w
        where w.is_new and w.ends <= w.now
            or not w.is_new and w.ends <= w.valid_from and w.ends is distinct from w.valid_to
        """,
        """
        select w.line, 'valid_to', 'last-administrator', cast(null as text) from wanted w
        where w.role = 'NATIONAL_ADMIN' and w.ends is not null
            and not exists (
              select 1 from role_assignment r join account a on a.id = r.account_id and a.active
              where r.role = 'NATIONAL_ADMIN' and r.valid_to is null
                  and a.password_hash <> '%s'
                  and not exists (
                    select 1 from wanted x where x.role_id = r.id and x.ends is not null))
        """
            .formatted(noPassword));
  }

  @Override
  List<String> writes() {
    return List.of(
        """
        insert into account (id, user_name, title, email, password_hash, active, demo, created_at)
        select nextval('account_seq'), f.user_name, f.title, f.email, '%s', true, false, f.now
        from (select distinct on (user_name) user_name, title, email, now from wanted
            where account_id is null order by user_name, line) f
        """
            .formatted(noPassword),
        """
        update account a set title = w.title, email = w.email, version = a.version + 1
        from wanted w
        where w.account_id = a.id and (a.title, a.email) is distinct from (w.title, w.email)
        """,
        """
        insert into role_assignment (id, account_id, role, institution_id, valid_from, valid_to)
        select nextval('role_assignment_seq'), a.id, w.role, w.institution_id, w.now, w.ends
        from wanted w join account a on a.user_name = w.user_name
        where w.is_new
        """,
        """
        update role_assignment r set valid_to = w.ends, ended_with_institution = false,
            valid_to_before = null, version = r.version + 1
        from wanted w
        where r.id = w.role_id and not w.is_new and r.valid_to is distinct from w.ends
        """);
  }

  /** The users that have no password yet: those that this file made, or all that it names. */
  static String waiting(boolean all, String noPassword) {
    return """
    select distinct w.user_name, 1 from wanted w join account a on a.user_name = w.user_name
    where a.password_hash = '%s' %s order by w.user_name
    """
        .formatted(noPassword, all ? "" : "and w.account_id is null");
  }
}
