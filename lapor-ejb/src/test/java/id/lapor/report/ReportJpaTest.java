package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportJpaTest {

  @Test
  void evenTheOwnerOfTheTablesChangesNoEvent() throws SQLException {
    TestDatabase.committed(
        em -> {
          Report report = GivenReports.submitted();
          reports(em).add(report);
          events(em).append(report, EventType.SUBMITTED, Actor.REPORTER);
        });

    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      for (String forbidden :
          List.of(
              "update lapor.report_event set actor = 'other'", "delete from lapor.report_event")) {
        assertThatThrownBy(() -> statement.execute(forbidden)).hasMessageContaining("append-only");
      }
    }
  }

  @Test
  void aReportIsReadBackAsItWasWritten() {
    Report written = GivenReports.in(ReportStatus.COMPLETED);
    written.leadBy(null);
    TestDatabase.committed(em -> em.persist(written));

    TestDatabase.rolledBack(
        em -> {
          Report read = reports(em).require(written.trackingId());
          assertThat(read.status()).isEqualTo(ReportStatus.COMPLETED);
          assertThat(read.original().title()).isEqualTo("Lampu jalan padam");
          assertThat(read.origin().receivedAt()).isEqualTo(MONDAY);
          assertThat(read.course().outcome().orElseThrow().rating()).isEqualTo(4);
          assertThat(read.place()).isNull();
          assertThat(read.face().published()).isTrue();
        });
  }

  @Test
  void anOpenReportHasNoOutcome() {
    Report written = GivenReports.submitted();
    TestDatabase.committed(em -> em.persist(written));

    TestDatabase.rolledBack(
        em -> assertThat(reports(em).require(written.trackingId()).course().outcome()).isEmpty());
  }

  @Test
  void storedEventsAreOneUnbrokenChainAcrossTransactions() {
    Report report = GivenReports.submitted();
    TestDatabase.committed(
        em -> {
          em.persist(report);
          events(em)
              .append(
                  report,
                  EventType.SUBMITTED,
                  Actor.REPORTER,
                  null,
                  Map.of("channel", "WEB"),
                  Map.of("body", "Lampu \"padam\" – sejak 2 minggu 😀"));
        });
    TestDatabase.committed(
        em -> {
          Report locked = reports(em).lock(report.trackingId());
          events(em).append(locked, EventType.VERIFIED, Actor.SYSTEM);
          events(em).append(locked, EventType.NOTE_ADDED, Actor.SYSTEM);
        });

    TestDatabase.rolledBack(
        em -> {
          List<ReportEvent> chain = events(em).of(reports(em).require(report.trackingId()));
          assertThat(chain).extracting(ReportEvent::sequence).containsExactly(1, 2, 3);
          assertThat(EventChain.unbroken(chain, events(em).contents(chain), chain.get(2).hash()))
              .isTrue();
        });
  }

  @Test
  void anEventIsNoNewVersionOfTheReport() {
    Report report = GivenReports.submitted();
    TestDatabase.committed(em -> em.persist(report));

    TestDatabase.committed(
        em ->
            events(em)
                .append(reports(em).lock(report.trackingId()), EventType.NOTE_ADDED, Actor.SYSTEM));

    TestDatabase.rolledBack(
        em ->
            assertThat(reports(em).require(report.trackingId()).version())
                .isEqualTo(report.version()));
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAnEvent() {
    Report report = GivenReports.submitted();
    TestDatabase.committed(
        em -> {
          em.persist(report);
          events(em).append(report, EventType.SUBMITTED, Actor.REPORTER);
        });

    for (String forgery :
        List.of("update report_event set actor = 'other'", "delete from report_event")) {
      assertThatThrownBy(
              () -> TestDatabase.committed(em -> em.createNativeQuery(forgery).executeUpdate()))
          .isInstanceOf(PersistenceException.class);
    }

    TestDatabase.rolledBack(
        em ->
            assertThat(events(em).of(reports(em).require(report.trackingId())))
                .extracting(ReportEvent::actor)
                .containsExactly("reporter"));
  }

  @Test
  void pagesOfTheListHoldEveryReportOnceEvenWhenTimesAreEqual() {
    String word = "kata" + System.identityHashCode(this);
    List<String> given = new ArrayList<>();
    TestDatabase.committed(
        em ->
            IntStream.range(0, 7)
                .forEach(
                    i -> {
                      Report report = GivenReports.submitted();
                      report.verify(
                          ReportType.COMPLAINT, false, null, "Judul", "Isi " + word, MONDAY);
                      em.persist(report);
                      given.add(report.trackingId().digits());
                    }));

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      String from = cursor;
      Slice<PublicReportLine> page =
          TestDatabase.inTransaction(em -> publicReports(em).list(words(word), from, 3));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(line -> seen.add(line.trackingId()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(given);
  }

  @Test
  void theDaysOfASearchAreDaysInWesternIndonesia() {
    String word = "hari" + System.identityHashCode(this);
    Report report = GivenReports.submitted(); // received 2026-03-02T02:00Z, 09:00 WIB
    report.verify(ReportType.COMPLAINT, false, null, "Judul", "Isi " + word, MONDAY);
    TestDatabase.committed(em -> em.persist(report));

    assertThat(found(word, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2))).isEqualTo(1);
    assertThat(found(word, LocalDate.of(2026, 3, 3), null)).isZero();
    assertThat(found(word, null, LocalDate.of(2026, 3, 1))).isZero();
  }

  @Test
  void aCursorThatIsNotOursIsRefused() {
    for (String forged : List.of("x", "MQ", "%%%", "MjAyNi0wMy0wMnwx")) {
      assertThatThrownBy(
              () -> TestDatabase.rolledBack(em -> publicReports(em).list(words(null), forged, 10)))
          .hasMessageContaining("cursor");
    }
  }

  private static int found(String word, LocalDate from, LocalDate to) {
    PublicSearch search = new PublicSearch(word, null, null, null, null, null, from, to);
    return TestDatabase.inTransaction(
        em -> publicReports(em).list(search, null, 10).items().size());
  }

  private static PublicSearch words(String q) {
    return new PublicSearch(q, null, null, null, null, null, null, null);
  }

  private static Reports reports(EntityManager em) {
    Reports reports = new Reports();
    reports.em = em;
    return reports;
  }

  private static ReportEvents events(EntityManager em) {
    ReportEvents events = new ReportEvents();
    events.em = em;
    events.happened = new ObservedEvent<>(nobody -> {});
    events.clock = Clock.fixed(Instant.parse("2026-03-03T02:00:00.123456Z"), ZoneOffset.UTC);
    return events;
  }

  private static PublicReports publicReports(EntityManager em) {
    PublicReports list = new PublicReports();
    list.em = em;
    list.published = new PublishedReports();
    list.published.em = em;
    list.views = new ReportViews();
    return list;
  }
}
