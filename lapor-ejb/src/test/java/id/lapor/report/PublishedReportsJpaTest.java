package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.SqlTime;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is found among some thousand public reports, beside what one plain statement finds. */
class PublishedReportsJpaTest {

  private static final Instant YEARS_AGO = Instant.parse("2020-01-01T00:00:00Z");

  /** From what every second report has to what none has, alone and together. */
  private static final List<String> WORDS =
      List.of(
          "umum",
          "sering",
          "tengah",
          "jarang",
          "tunggal",
          "takada",
          "umum sering",
          "sering tengah",
          "tengah jarang",
          "jarang or tunggal",
          "\"umum sering\"",
          "\"sering umum\"",
          "tengah -umum",
          "-umum");

  private static final List<Long> LEADS = List.of(9_000_000_001L, 9_000_000_002L, 9_000_000_003L);
  private static final List<Long> CATEGORIES =
      List.of(9_000_000_001L, 9_000_000_002L, 9_000_000_003L, 9_000_000_004L);
  private static final List<String> REGIONS =
      List.of("31", "31.71", "31.71.01", "31.71.01.1001", "32", "32.04");
  private static final List<ReportStatus> STATUSES =
      List.of(
          ReportStatus.COMPLETED,
          ReportStatus.IN_PROGRESS,
          ReportStatus.ROUTED,
          ReportStatus.RETURNED);

  private static final List<String> GIVEN =
      List.of(
          "insert into institution (id, code, name, name_en, type, path, zone, valid_from)"
              + " select 9000000000 + g, 'cari-' || g, 'Cari', 'Cari', 'MINISTRY', '/cari' || g,"
              + " 'Asia/Jakarta', date '2020-01-01' from generate_series(1, 3) g",
          "insert into category (id, code, name, name_en, parent_id, position, valid_from)"
              + " select 9000000000 + g, 'cari-' || g, 'Cari', 'Cari',"
              + " case when g > 1 then 9000000000 + g / 2 end, g, date '2020-01-01'"
              + " from generate_series(1, 4) g",
          """
          insert into report (id, version, tracking_id, type, supervisory, status, turn,
            original_title, original_body, public_title, public_text, published, region_code,
            category_id, lead_institution_id, anonymous, confidential, channel, imported,
            received_at, return_count, reopen_count)
          select 9000000000 + g * 7919 % 4001, 0, 'x' || g,
            case when h % 50 = 0 then 'ASPIRATION' else 'COMPLAINT' end, false,
            case when h % 200 = 1 then 'RETURNED' when h % 20 = 2 then 'ROUTED'
              when h % 10 = 3 then 'IN_PROGRESS' else 'COMPLETED' end, 'INSTITUTION', 'Judul', 'Isi',
            'Judul' || case when h % 2 = 0 then ' umum' else '' end
              || case when h / 2 % 10 = 0 then ' sering' else '' end,
            'Isi' || case when h / 20 % 60 = 0 then ' tengah' else '' end
              || case when h / 1200 % 600 = 0 then ' jarang' else '' end
              || case when g = 17 then ' tunggal' else '' end,
            h / 7 % 9 > 0,
            (array['31.71.01.1001', '31.71.01', '31.71', '31', '32.04', null])[1 + h / 11 % 6],
            case when h / 13 % 40 < 4 then 9000000001 + h / 13 % 40 else 9000000001 end,
            case when h / 17 % 90 < 3 then 9000000001 + h / 17 % 90 else 9000000001 end,
            false, false, 'WEB', false,
            -- A third over six years, three at a time; a third within a day; a third within a month
            timestamptz '2020-01-01' + case g % 3
              when 0 then interval '1 day' * (g / 9 * 9 * 0.55)
              when 1 then interval '1500 days' + interval '20 seconds' * g
              else interval '2000 days' + interval '11 minutes' * g end, 0, 0
          from generate_series(1, 4000) g cross join lateral (select abs(hashint4(g)) as h) x""");

  @Test
  void whateverIsLookedForTheListHoldsAllOfItInOrderAndOnce() {
    withReports(
        "on",
        em -> {
          for (int seed = 0; seed < 60; seed++) {
            readThroughIsWhatThereIs(em, new Random(seed));
          }
        });
  }

  @Test
  void whatTheIndexOfWordsAndKeysFindsIsTheSame() {
    withReports(
        "off",
        em -> {
          for (int seed = 1_000; seed < 1_060; seed++) {
            readThroughIsWhatThereIs(em, new Random(seed));
          }
        });
  }

  @Test
  void whatNarrowsWithoutWordsIsLookedForInTheIndexToo() {
    withReports(
        "off",
        em -> {
          WantedReports wanted =
              new WantedReports(
                  null, ReportType.ASPIRATION, null, LEADS.get(2), null, "31.71", null, null);
          long before = asked(em);

          published(em).after(Cursor.newest(), wanted, 50);

          assertThat(asked(em)).isGreaterThan(before);
        });
  }

  @Test
  void aWordThatNobodyWroteIsSoughtInFewStretches() {
    withReports(
        "off",
        em -> {
          long before = asked(em);

          assertThat(published(em).after(Cursor.newest(), wanted("takada"), 21)).isEmpty();

          assertThat(asked(em) - before).isBetween(1L, 3L);
        });
  }

  @Test
  void aPageThatTakesManyStretchesHoldsAllOfThemInOrderAndOnce() {
    withReports(
        "on",
        em -> {
          PublishedReports published = published(em);
          published.nearest = 5;
          published.widest = 2;
          for (int seed = 2_000; seed < 2_040; seed++) {
            readThroughIsWhatThereIs(em, published, new Random(seed));
          }
        });
  }

  private static void readThroughIsWhatThereIs(EntityManager em, Random random) {
    readThroughIsWhatThereIs(em, published(em), random);
  }

  private static void readThroughIsWhatThereIs(
      EntityManager em, PublishedReports published, Random random) {
    WantedReports wanted = any(random);
    List<Cursor> all = plainly(em, wanted);
    int size = all.size() > 100 ? 40 + random.nextInt(200) : 1 + random.nextInt(30);

    List<Long> read = new ArrayList<>();
    List<Long> page;
    do {
      Cursor after = read.isEmpty() ? Cursor.newest() : all.get(read.size() - 1);
      page = published.after(after, wanted, size);
      read.addAll(page);
      assertThat(read)
          .as("%s, %d a page", wanted, size)
          .isEqualTo(ids(all).subList(0, Math.min(read.size(), all.size())));
    } while (page.size() == size);

    assertThat(read).as("%s, %d a page", wanted, size).isEqualTo(ids(all));
  }

  private static WantedReports any(Random random) {
    Instant from = YEARS_AGO.plus(random.nextInt(2_300), ChronoUnit.DAYS);
    boolean dates = random.nextInt(4) == 0;
    return new WantedReports(
        seldom(random, 5, WORDS),
        seldom(random, 1, List.of(ReportType.values())),
        seldom(random, 2, STATUSES),
        seldom(random, 2, LEADS),
        seldom(random, 2, CATEGORIES),
        seldom(random, 2, REGIONS),
        dates ? from : null,
        dates && random.nextBoolean() ? from.plus(random.nextInt(900), ChronoUnit.DAYS) : null);
  }

  private static <T> T seldom(Random random, int ofSix, List<T> values) {
    return random.nextInt(6) < ofSix ? values.get(random.nextInt(values.size())) : null;
  }

  /** The list as one statement tells it that knows nothing of stretches and keys. */
  private static List<Cursor> plainly(EntityManager em, WantedReports wanted) {
    Query query =
        em.createNativeQuery(
                """
                with recursive below(id) as (select cast(?1 as bigint)
                  union all select c.id from category c join below b on c.parent_id = b.id)
                select r.id, r.received_at from report r where r.published
                  and (?2 = '' or r.search @@ websearch_to_tsquery('indonesian', ?2))
                  and (?3 = '' or r.type = ?3) and (?4 = '' or r.status = ?4)
                  and (?5 = 0 or r.lead_institution_id = ?5)
                  and (?1 = 0 or r.category_id in (select id from below))
                  and (?6 = '' or r.region_code like ?6 || '%')
                  and r.received_at >= ?7 and r.received_at < ?8
                order by r.received_at desc, r.id desc""")
            .setParameter(1, wanted.category() == null ? 0L : wanted.category())
            .setParameter(2, wanted.words() == null ? "" : wanted.words())
            .setParameter(3, wanted.type() == null ? "" : wanted.type().name())
            .setParameter(4, wanted.status() == null ? "" : wanted.status().name())
            .setParameter(5, wanted.lead() == null ? 0L : wanted.lead())
            .setParameter(6, wanted.region() == null ? "" : wanted.region())
            .setParameter(7, time(wanted.from(), Instant.EPOCH))
            .setParameter(8, time(wanted.before(), Instant.parse("9999-01-01T00:00:00Z")));
    List<Cursor> all = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      all.add(new Cursor(SqlTime.instant(columns[1]), ((Number) columns[0]).longValue()));
    }
    return all;
  }

  private static Timestamp time(Instant asked, Instant otherwise) {
    return Timestamp.from(asked == null ? otherwise : asked);
  }

  private static List<Long> ids(List<Cursor> places) {
    return places.stream().map(Cursor::id).toList();
  }

  private static WantedReports wanted(String words) {
    return new WantedReports(words, null, null, null, null, null, null, null);
  }

  /** How often this transaction has asked the index of words and keys. */
  private static long asked(EntityManager em) {
    Object scans =
        em.createNativeQuery(
                "select pg_stat_get_xact_numscans(cast('lapor.report_search' as regclass))")
            .getSingleResult();
    return ((Number) scans).longValue();
  }

  private static PublishedReports published(EntityManager em) {
    PublishedReports published = new PublishedReports();
    published.em = em;
    return published;
  }

  private static void withReports(String sequentially, Consumer<EntityManager> test) {
    TestDatabase.rolledBack(
        em -> {
          GIVEN.forEach(sql -> em.createNativeQuery(sql).executeUpdate());
          em.createNativeQuery("set local enable_seqscan = " + sequentially).executeUpdate();
          test.accept(em);
        });
  }
}
