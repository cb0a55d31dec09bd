package id.lapor.reference;

import id.lapor.institution.Region;
import id.lapor.institution.RegionType;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Regions of all levels, also in the files of the official register as they are: their columns name
 * the parent by level, say the type in Indonesian, and tell much that is passed over.
 */
final class RegionRegister extends Register {

  /** The columns that may name the parent; the code says it anyway. */
  private static final List<String> PARENTS =
      List.of("parent", "province_code", "regency_code", "district_code");

  private static final Map<String, RegionType> TYPES =
      Map.ofEntries(
          Map.entry("provinsi", RegionType.PROVINCE),
          Map.entry("kabupaten", RegionType.REGENCY),
          Map.entry("kota", RegionType.CITY),
          Map.entry("kecamatan", RegionType.DISTRICT),
          Map.entry("distrik", RegionType.DISTRICT),
          Map.entry("kelurahan", RegionType.VILLAGE),
          Map.entry("desa", RegionType.VILLAGE),
          Map.entry("desa_adat", RegionType.VILLAGE),
          Map.entry("PROVINCE", RegionType.PROVINCE),
          Map.entry("REGENCY", RegionType.REGENCY),
          Map.entry("CITY", RegionType.CITY),
          Map.entry("DISTRICT", RegionType.DISTRICT),
          Map.entry("VILLAGE", RegionType.VILLAGE));

  @Override
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.formed(
                "code",
                Region.CODE,
                new FieldError("code", "region-code", "As 35, 35.78, 35.78.08 or 35.78.08.1001"))
            .always());
    columns.add(Column.text("name", Region.NAME_LENGTH).always());
    columns.add(Column.text("name_en", Region.NAME_LENGTH));
    columns.add(Column.oneOf("type", TYPES.keySet().stream().sorted().toList()));
    columns.add(Column.oneOf("zone", Zone.WRITTEN));
    PARENTS.forEach(
        name ->
            columns.add(
                Column.formed(
                    name,
                    Region.CODE,
                    new FieldError(name, "region-code", "As 35, 35.78 or 35.78.08"))));
    return columns;
  }

  @Override
  Set<String> ignored() {
    return Set.of(
        "bps_code_2020", "latitude", "longitude", "coordinate_source", "area_km2", "population");
  }

  @Override
  List<String> added() {
    return List.of("kind", "within", "english");
  }

  @Override
  void complete(Map<String, String> cells, Consumer<FieldError> wrong) {
    String code = cells.get("code");
    String within = Region.parentOf(code);
    PARENTS.stream()
        .filter(name -> !cells.getOrDefault(name, "").isEmpty())
        .filter(name -> !cells.get(name).equals(within))
        .forEach(name -> wrong.accept(new FieldError(name, "parent-of-code", "Not as the code")));
    RegionType type =
        Stream.of(cells.getOrDefault("type", ""))
            .filter(word -> !word.isEmpty())
            .map(TYPES::get)
            .findFirst()
            .orElse(RegionType.of(code));
    if (!type.suits(code)) {
      wrong.accept(new FieldError("type", "type-of-code", "Not as the code"));
    }
    cells.computeIfPresent("zone", (column, zone) -> Zone.id(zone));
    cells.put("kind", type.name());
    cells.put("within", within == null ? "" : within);
    cells.put("english", Region.englishName(cells.get("name")));
  }

  @Override
  List<String> prepare() {
    return List.of(
        """
        create temporary table wanted on commit drop as
        select w.*, row_number() over (order by w.code) as place, r.code is null as is_new,
            (r.name, r.name_en, r.type, r.zone) is distinct from (w.name, w.name_en, w.type, w.zone)
                as is_changed
        from (
          select s.line, s.code, s.name,
              coalesce(nullif(s.name_en, ''), case when known.name = s.name then known.name_en end,
                  s.english) as name_en,
              s.kind as type, nullif(s.within, '') as parent,
              coalesce(nullif(given.zone, ''), province.zone) as zone
          from staged s
          left join region known on known.code = s.code
          left join region province on province.code = left(s.code, 2)
          left join (
            select distinct on (code) code, zone from staged where fit and length(code) = 2
            order by code, line) given on given.code = left(s.code, 2)
          where s.fit) w
        left join region r on r.code = w.code
        """,
        "create index on wanted (code)",
        "create index on wanted (place)",
        "analyze wanted");
  }

  @Override
  List<String> checks() {
    return List.of(
        """
        select w.line, 'code', 'unknown-parent', w.parent from wanted w
        where w.parent is not null
            and not exists (select 1 from region r where r.code = w.parent)
            and not exists (select 1 from staged s where s.code = w.parent)
        """,
        """
        select w.line, 'zone', 'zone-needed', cast(null as text) from wanted w
        where w.parent is null and w.zone is null
        """,
        """
        select s.line, 'zone', 'zone-of-province', w.zone from staged s join wanted w on w.line = s.line
        where nullif(s.zone, '') <> w.zone
        """);
  }

  @Override
  String chunk() {
    return """
        insert into region (code, name, name_en, type, parent_code, zone, imported)
        select code, name, name_en, type, parent, zone, true from wanted
        where (is_new or is_changed) and place between %d and %d
        on conflict (code) do update set name = excluded.name, name_en = excluded.name_en,
            type = excluded.type, zone = excluded.zone, imported = true
        """;
  }

  @Override
  List<String> writes() {
    return List.of(
        """
        update region r set zone = p.zone from region p
        where p.code = left(r.code, 2) and r.zone <> p.zone
            and p.code in (select code from wanted where is_changed and parent is null)
        """);
  }
}
