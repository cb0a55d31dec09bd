package id.lapor.institution;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/**
 * Loads the reference files that come with this build, before anything is served.
 *
 * <p>Each kind is written by one or a few statements over the whole file. Rows are matched by their
 * keys, so loading again changes nothing; what the files do not name is left alone, and so is what
 * an operator imported or an administrator set by hand. A holiday that was decreed meanwhile does
 * not become tentative again. The database remembers which version of the files it holds, and nodes
 * that start together wait for the first of them.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class ReferenceData {

  private static final System.Logger LOGGER = System.getLogger(ReferenceData.class.getName());

  /** Deeper trees than this are a mistake in the file. */
  private static final int MAX_DEPTH = 12;

  private static final String REGIONS =
      """
      insert into region (code, name, name_en, type, parent_code, zone)
      select code, name, name_en, type,
          case when type <> 'PROVINCE' then left(code, 2) end, zone
      from jsonb_to_recordset(cast(?1 as jsonb))
          as f(code text, name text, name_en text, type text, zone text)
      order by code
      on conflict (code) do update
      set name = excluded.name, name_en = excluded.name_en, type = excluded.type,
          zone = excluded.zone
      where not region.imported and (region.name, region.name_en, region.type, region.zone)
          is distinct from (excluded.name, excluded.name_en, excluded.type, excluded.zone)
      """;

  private static final String INSTITUTION_ROWS =
      """
      jsonb_to_recordset(cast(?1 as jsonb)) as f(code text, name text, name_en text,
          abbreviation text, type text, parent text, zone text, region text, valid_from date,
          valid_to date)
      """;

  private static final String INSTITUTION_CHANGES =
      """
      update institution i
      set name = f.name, name_en = f.name_en, abbreviation = f.abbreviation, type = f.type,
          zone = f.zone, region_code = f.region, valid_from = f.valid_from,
          valid_to = f.valid_to, version = i.version + 1
      from %s
      where i.code = f.code and not i.imported and (i.name, i.name_en, i.abbreviation, i.type, i.zone,
              i.region_code, i.valid_from, i.valid_to)
          is distinct from (f.name, f.name_en, f.abbreviation, f.type, f.zone, f.region,
              f.valid_from, f.valid_to)
      """
          .formatted(INSTITUTION_ROWS);

  private static final String INSTITUTION_LEVEL =
      """
      with level as materialized (
        select nextval('institution_seq') as id, p.id as parent_id,
            coalesce(p.path, '/') as parent_path, f.*
        from %s left join institution p on p.code = f.parent
        where (f.parent is null or p.id is not null)
            and not exists (select 1 from institution i where i.code = f.code))
      insert into institution (id, code, name, name_en, abbreviation, type, parent_id, path, zone,
          region_code, valid_from, valid_to)
      select id, code, name, name_en, abbreviation, type, parent_id,
          parent_path || id || '/', zone, region, valid_from, valid_to
      from level
      """
          .formatted(INSTITUTION_ROWS);

  private static final String CATEGORY_ROWS =
      """
      jsonb_to_recordset(cast(?1 as jsonb)) as f(code text, name text, name_en text, parent text,
          valid_from date, valid_to date, row integer)
      """;

  private static final String CATEGORY_CHANGES =
      """
      update category c
      set name = f.name, name_en = f.name_en, position = f.row, valid_from = f.valid_from,
          valid_to = f.valid_to, version = c.version + 1
      from %s
      where c.code = f.code and not c.imported and (c.name, c.name_en, c.position, c.valid_from, c.valid_to)
          is distinct from (f.name, f.name_en, f.row, f.valid_from, f.valid_to)
      """
          .formatted(CATEGORY_ROWS);

  private static final String CATEGORY_LEVEL =
      """
      insert into category (id, code, name, name_en, parent_id, position, valid_from, valid_to)
      select nextval('category_seq'), f.code, f.name, f.name_en, p.id, f.row, f.valid_from,
          f.valid_to
      from %s left join category p on p.code = f.parent
      where (f.parent is null or p.id is not null)
          and not exists (select 1 from category c where c.code = f.code)
      """
          .formatted(CATEGORY_ROWS);

  private static final String HOLIDAYS =
      """
      insert into holiday (id, day, name, kind, status, source)
      select nextval('holiday_seq'), day, name, kind, status, source
      from jsonb_to_recordset(cast(?1 as jsonb))
          as f(day date, name text, kind text, status text, source text)
      on conflict (day, name) do update
      set kind = excluded.kind, status = excluded.status, source = excluded.source,
          version = holiday.version + 1
      where (holiday.kind, holiday.status, holiday.source)
              is distinct from (excluded.kind, excluded.status, excluded.source)
          and not (holiday.status = 'DECREED' and excluded.status = 'TENTATIVE')
          and not holiday.administered
      """;

  private static final String LIMITS =
      """
      insert into time_limit (id, regulation, report_class, timer, amount, unit, legal_source,
          valid_from, valid_to)
      select nextval('time_limit_seq'), regulation, report_class, timer, amount, unit,
          legal_source, valid_from, valid_to
      from jsonb_to_recordset(cast(?1 as jsonb)) as f(regulation text, report_class text,
          timer text, amount integer, unit text, legal_source text, valid_from date, valid_to date)
      on conflict (timer, report_class, valid_from) do update
      set regulation = excluded.regulation, amount = excluded.amount, unit = excluded.unit,
          legal_source = excluded.legal_source, valid_to = excluded.valid_to,
          version = time_limit.version + 1
      where not time_limit.administered and (time_limit.regulation, time_limit.amount, time_limit.unit, time_limit.legal_source,
              time_limit.valid_to)
          is distinct from (excluded.regulation, excluded.amount, excluded.unit,
              excluded.legal_source, excluded.valid_to)
      """;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** Loads the files of this build, unless the database holds this version of them already. */
  @PostConstruct
  void load() {
    em.createNativeQuery("lock table reference_load in share row exclusive mode").executeUpdate();
    String digest = ReferenceFile.digestOfAll();
    if (loaded().contains(digest)) {
      LOGGER.log(System.Logger.Level.INFO, "The reference data is up to date");
      return;
    }
    write(ReferenceFile.REGIONS, REGIONS);
    write(ReferenceFile.INSTITUTIONS, INSTITUTION_CHANGES);
    writeTree(ReferenceFile.INSTITUTIONS, INSTITUTION_LEVEL);
    write(ReferenceFile.CATEGORIES, CATEGORY_CHANGES);
    writeTree(ReferenceFile.CATEGORIES, CATEGORY_LEVEL);
    write(ReferenceFile.HOLIDAYS, HOLIDAYS);
    write(ReferenceFile.TIME_LIMITS, LIMITS);
    remember(digest);
  }

  private void write(ReferenceFile file, String sql) {
    say(file, em.createNativeQuery(sql).setParameter(1, file.json()).executeUpdate());
  }

  /** One level of the tree after the other, because a child needs its parent's id. */
  private void writeTree(ReferenceFile file, String sql) {
    String rows = file.json();
    int written = 0;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      int level = em.createNativeQuery(sql).setParameter(1, rows).executeUpdate();
      written += level;
      if (level == 0) {
        say(file, written);
        return;
      }
    }
    throw new IllegalStateException(file + " goes deeper than " + MAX_DEPTH + " levels");
  }

  private static void say(ReferenceFile file, int rows) {
    if (rows > 0) {
      LOGGER.log(System.Logger.Level.INFO, "Loaded {0} rows of {1}", rows, file.fileName());
    }
  }

  private List<?> loaded() {
    return em.createNativeQuery("select digest from reference_load")
        .setMaxResults(1)
        .getResultList();
  }

  private void remember(String digest) {
    em.createNativeQuery(
            "insert into reference_load (id, digest, loaded_at) values (1, ?1, ?2)"
                + " on conflict (id) do update"
                + " set digest = excluded.digest, loaded_at = excluded.loaded_at")
        .setParameter(1, digest)
        .setParameter(2, Timestamp.from(clock.instant()))
        .executeUpdate();
  }
}
