package id.lapor.reference;

import id.lapor.institution.Institution;
import id.lapor.institution.InstitutionType;
import id.lapor.institution.Region;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Institutions and their units. Rights follow a unit that moves, because they are held for a
 * subtree and the paths of the subtree are rewritten with it.
 */
final class InstitutionRegister extends TreeRegister {

  private final boolean unitsOnly;

  InstitutionRegister(boolean unitsOnly) {
    this.unitsOnly = unitsOnly;
  }

  @Override
  String table() {
    return "institution";
  }

  @Override
  int deepest() {
    return Institution.MAX_DEPTH;
  }

  @Override
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    FieldError badCode = new FieldError("code", "invalid-code", "2 to 40 of a-z, 0-9 and -");
    columns.add(Column.formed("code", Institution.CODE, badCode).always());
    columns.add(Column.text("name", Institution.NAME_LENGTH).always());
    columns.add(Column.text("name_en", Institution.NAME_LENGTH));
    columns.add(Column.text("abbreviation", Institution.ABBREVIATION_LENGTH));
    Column parent =
        Column.formed(
            "parent",
            Institution.CODE,
            new FieldError("parent", "invalid-code", "2 to 40 of a-z, 0-9 and -"));
    columns.add(unitsOnly ? parent.always() : parent);
    if (!unitsOnly) {
      columns.add(Column.oneOf("type", InstitutionType.class).always());
    }
    columns.add(Column.oneOf("zone", Zone.WRITTEN));
    FieldError badRegion = new FieldError("region", "region-code", "As 35, 35.78 or 35.78.08");
    columns.add(Column.formed("region", Region.CODE, badRegion));
    columns.add(Column.date("valid_from"));
    columns.add(Column.date("valid_to"));
    return columns;
  }

  @Override
  List<String> added() {
    return unitsOnly ? List.of("type") : List.of();
  }

  @Override
  void complete(Map<String, String> cells, Consumer<FieldError> wrong) {
    cells.computeIfPresent("zone", (column, zone) -> Zone.id(zone));
    if (unitsOnly) {
      cells.put("type", InstitutionType.UNIT.name());
    }
  }

  @Override
  List<String> prepare() {
    return List.of(
        """
        create temporary table wanted on commit drop as
        select s.line, s.code, i.id, s.name,
            coalesce(nullif(s.name_en, ''), case when i.name = s.name then i.name_en end, s.name)
                as name_en,
            case when s.abbreviation is null then i.abbreviation else nullif(s.abbreviation, '') end
                as abbreviation,
            s.type,
            case when s.parent is null then p.code else nullif(s.parent, '') end as parent,
            coalesce(nullif(s.zone, ''), i.zone) as zone,
            case when s.region is null then i.region_code else nullif(s.region, '') end as region,
            i.id is null and s.region is null and s.type = 'UNIT' as inherits,
            coalesce(cast(nullif(s.valid_from, '') as date), i.valid_from, m.today) as valid_from,
            case when s.valid_to is null then i.valid_to else cast(nullif(s.valid_to, '') as date) end
                as valid_to,
            i.id is null as is_new, false as is_changed
        from staged s cross join moment m
        left join institution i on i.code = s.code
        left join institution p on p.id = i.parent_id
        where s.fit
        """,
        "create index on wanted (code)",
        "analyze wanted",
        tree(),
        "create index on tree (code)",
        "analyze tree",
        """
        update wanted w set zone = t.zone, region = t.region from tree t where t.code = w.code
            and (w.zone is null or w.inherits)
        """,
        """
        update wanted w set is_changed = true from institution i left join institution p
            on p.id = i.parent_id
        where i.code = w.code and (i.name, i.name_en, i.abbreviation, i.type, p.code, i.zone,
                i.region_code, i.valid_from, i.valid_to)
            is distinct from (w.name, w.name_en, w.abbreviation, w.type, w.parent, w.zone, w.region,
                w.valid_from, w.valid_to)
        """);
  }

  /** What has no zone or region of its own takes that of what it lies in. */
  private static String tree() {
    return """
    create temporary table tree on commit drop as
    with recursive node as (
      select distinct on (w.code) w.code, w.parent, w.zone, w.region, w.inherits from wanted w
      order by w.code, w.line),
    every as (
      select * from node
      union all
      select i.code, p.code, i.zone, i.region_code, false from institution i
      left join institution p on p.id = i.parent_id
      where not exists (select 1 from node n where n.code = i.code)),
    walk as (
      select code, 1 as depth, cast(coalesce(zone, 'Asia/Jakarta') as text) as zone,
          cast(region as text) as region
      from every where parent is null
      union all
      select e.code, w.depth + 1, cast(coalesce(e.zone, w.zone) as text),
          cast(case when e.inherits then w.region else e.region end as text)
      from every e join walk w on e.parent = w.code
      where w.depth <= %d)
    select * from walk
    """
        .formatted(Institution.MAX_DEPTH);
  }

  @Override
  List<String> checks() {
    List<String> checks = new ArrayList<>(super.checks());
    checks.add(
        """
        select w.line, 'parent', 'unit-needs-parent', cast(null as text) from wanted w
        where w.type = 'UNIT' and w.parent is null
        """);
    checks.add(
        """
        select w.line, 'region', 'unknown-region', w.region from wanted w
        where w.region is not null and not exists (select 1 from region r where r.code = w.region)
        """);
    // Whoever ends must not leave open work behind: it is answered, returned or delegated first.
    checks.add(
        """
        select w.line, 'valid_to', 'open-handoffs', cast(count(*) as text) from wanted w
        join institution i on i.code = w.code
        join handoff h on h.institution_id = i.id
            and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')
        where w.valid_to is not null and (i.valid_to is null or w.valid_to < i.valid_to)
        group by w.line
        """);
    if (unitsOnly) {
      checks.add(
          """
          select w.line, 'code', 'not-a-unit', cast(null as text) from wanted w
          join institution i on i.code = w.code where i.type <> 'UNIT'
          """);
    }
    return checks;
  }

  @Override
  List<String> writes() {
    return List.of(
        "update wanted set id = nextval('institution_seq') where is_new",
        """
        insert into institution (id, code, name, name_en, abbreviation, type, parent_id, path, zone,
            region_code, valid_from, valid_to, imported)
        select w.id, w.code, w.name, w.name_en, w.abbreviation, w.type,
            coalesce(mine.id, known.id), '/' || w.id || '/', w.zone, w.region, w.valid_from,
            w.valid_to, true
        from wanted w left join wanted mine on mine.code = w.parent
        left join institution known on known.code = w.parent
        where w.is_new
        """,
        """
        update institution i
        set name = w.name, name_en = w.name_en, abbreviation = w.abbreviation, type = w.type,
            parent_id = p.id, zone = w.zone, region_code = w.region, valid_from = w.valid_from,
            valid_to = w.valid_to, imported = true, version = i.version + 1
        from wanted w left join institution p on p.code = w.parent
        where i.code = w.code and w.is_changed and not w.is_new
        """,
        // The roles held there end with it, and go on as they were when it does.
        """
        update role_assignment r
        set valid_to_before = case when r.ended_with_institution then r.valid_to_before
                else r.valid_to end,
            valid_to = least(e.ends, case when r.ended_with_institution then r.valid_to_before
                else r.valid_to end), ended_with_institution = true, version = r.version + 1
        from (select w.id, greatest(m.now, cast(w.valid_to + 1 as timestamp)
                at time zone 'Asia/Jakarta') as ends
            from wanted w cross join moment m where w.is_changed and w.valid_to is not null) e
        where r.institution_id = e.id and r.valid_from < e.ends
            and (r.valid_to is null or r.valid_to > e.ends or r.ended_with_institution)
        """,
        """
        update role_assignment r
        set valid_to = r.valid_to_before, valid_to_before = null, ended_with_institution = false,
            version = r.version + 1
        from wanted w where w.is_changed and w.valid_to is null and r.institution_id = w.id
            and r.ended_with_institution
        """,
        """
        with recursive walk as (
          select id, '/' || id || '/' as path from institution where parent_id is null
          union all
          select i.id, w.path || i.id || '/' from institution i join walk w on i.parent_id = w.id)
        update institution i set path = w.path, version = i.version + 1
        from walk w where w.id = i.id and i.path <> w.path
        """);
  }
}
