package id.lapor.reference;

import id.lapor.institution.Category;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.List;
import java.util.regex.Pattern;

/** What reports are about: topics, and what lies below them. */
final class CategoryRegister extends TreeRegister {

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");

  @Override
  String table() {
    return "category";
  }

  @Override
  int deepest() {
    return Category.MAX_DEPTH;
  }

  @Override
  List<Column> columns() {
    FieldError badCode = new FieldError("code", "category-code", "2 to 60 of a-z, 0-9 and -");
    FieldError badParent = new FieldError("parent", "category-code", "2 to 60 of a-z, 0-9 and -");
    FieldError badPosition = new FieldError("position", "not-a-number", "A whole number");
    return List.of(
        Column.formed("code", Category.CODE, badCode).always(),
        Column.text("name", Category.NAME_LENGTH).always(),
        Column.text("name_en", Category.NAME_LENGTH),
        Column.formed("parent", Category.CODE, badParent),
        Column.formed("position", POSITION, badPosition),
        Column.date("valid_from"),
        Column.date("valid_to"));
  }

  /** Without a position of its own a new entry comes after all others, in the order of the file. */
  @Override
  List<String> prepare() {
    return List.of(
        """
        create temporary table wanted on commit drop as
        select s.line, s.code, c.id, s.name,
            coalesce(nullif(s.name_en, ''), case when c.name = s.name then c.name_en end, s.name)
                as name_en,
            case when s.parent is null then p.code else nullif(s.parent, '') end as parent,
            coalesce(cast(nullif(s.position, '') as integer), c.position, last.position + s.line)
                as position,
            coalesce(cast(nullif(s.valid_from, '') as date), c.valid_from, m.today) as valid_from,
            case when s.valid_to is null then c.valid_to else cast(nullif(s.valid_to, '') as date) end
                as valid_to,
            c.id is null as is_new, false as is_changed
        from staged s cross join moment m
        cross join (select coalesce(max(position), 0) as position from category) last
        left join category c on c.code = s.code
        left join category p on p.id = c.parent_id
        where s.fit
        """,
        "create index on wanted (code)",
        "analyze wanted",
        """
        create temporary table tree on commit drop as
        with recursive every as (
          select distinct on (w.code) w.code, w.parent from wanted w
          union all
          select c.code, p.code from category c left join category p on p.id = c.parent_id
          where not exists (select 1 from wanted n where n.code = c.code)),
        walk as (
          select code, 1 as depth from every where parent is null
          union all
          select e.code, w.depth + 1 from every e join walk w on e.parent = w.code
          where w.depth <= %d)
        select * from walk
        """
            .formatted(Category.MAX_DEPTH),
        "create index on tree (code)",
        """
        update wanted w set is_changed = true from category c left join category p
            on p.id = c.parent_id
        where c.code = w.code and (c.name, c.name_en, p.code, c.position, c.valid_from, c.valid_to)
            is distinct from (w.name, w.name_en, w.parent, w.position, w.valid_from, w.valid_to)
        """);
  }

  @Override
  List<String> writes() {
    return List.of(
        "update wanted set id = nextval('category_seq') where is_new",
        """
        insert into category (id, code, name, name_en, parent_id, position, valid_from, valid_to,
            imported)
        select w.id, w.code, w.name, w.name_en, coalesce(mine.id, known.id), w.position,
            w.valid_from, w.valid_to, true
        from wanted w left join wanted mine on mine.code = w.parent
        left join category known on known.code = w.parent
        where w.is_new
        """,
        """
        update category c
        set name = w.name, name_en = w.name_en, parent_id = p.id, position = w.position,
            valid_from = w.valid_from, valid_to = w.valid_to, imported = true,
            version = c.version + 1
        from wanted w left join category p on p.code = w.parent
        where c.code = w.code and w.is_changed and not w.is_new
        """);
  }
}
