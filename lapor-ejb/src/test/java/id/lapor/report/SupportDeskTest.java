package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TestKeys;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each person counts once, and nothing about them is kept. */
class SupportDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @Test
  void whoeverSupportsTwiceCountsOnceAndCanTakeItBack() {
    TestDatabase.rolledBack(
        em -> {
          String number = published(em);
          SupportDesk desk = desk(em, "here");

          desk.support(number, "somebody");
          desk.support(number, "somebody");
          desk.support(number, "another");

          assertThat(desk.view(number, "somebody")).isEqualTo(new SupportView(2, true));
          assertThat(desk.view(number, null)).isEqualTo(new SupportView(2, false));
          desk.withdraw(number, "somebody");
          desk.withdraw(number, "somebody");
          assertThat(desk.view(number, "somebody")).isEqualTo(new SupportView(1, false));
        });
  }

  @Test
  void oneSourceBringsSoManyAndNoMore() {
    TestDatabase.rolledBack(
        em -> {
          String number = published(em);
          SupportDesk desk = desk(em, "here");
          for (int i = 0; i < SupportDesk.MOST_FROM_ONE_SOURCE; i++) {
            desk.support(number, "robot " + i);
          }

          assertThatThrownBy(() -> desk.support(number, "one more"))
              .hasMessageContaining("already");

          assertThat(desk.view(number, "one more"))
              .isEqualTo(new SupportView(SupportDesk.MOST_FROM_ONE_SOURCE, false));
          desk(em, "elsewhere").support(number, "one more");
          assertThat(desk.view(number, "one more").own()).isTrue();
        });
  }

  @Test
  void whatIsNotPublicIsNotSupported() {
    TestDatabase.rolledBack(
        em -> {
          Report report = GivenReports.confidential();
          GivenReports.verify(report, false);
          report.leadBy(null);
          em.persist(report);
          em.flush();
          String number = report.trackingId().digits();

          assertThatThrownBy(() -> desk(em, "here").support(number, "somebody"))
              .isInstanceOf(NotFound.class);

          List<?> kept = em.createNativeQuery("select 1 from report_supporter").getResultList();
          assertThat(kept).isEmpty();
        });
  }

  @Test
  void whoSupportedIsForgottenAfterNinetyDaysAndTheCountStays() {
    TestDatabase.rolledBack(
        em -> {
          String number = published(em);
          desk(em, "here").support(number, "somebody");
          OldSupport old = new OldSupport();
          old.em = em;
          old.clock = at(NOW.plus(Duration.ofDays(90)));
          assertThat(old.forget()).isZero();

          old.clock = at(NOW.plus(Duration.ofDays(91)));
          assertThat(old.forget()).isEqualTo(1);

          assertThat(desk(em, "here").view(number, "somebody"))
              .isEqualTo(new SupportView(1, false));
        });
  }

  private static String published(EntityManager em) {
    Report report = GivenReports.submitted();
    GivenReports.verify(report, false);
    report.leadBy(null);
    em.persist(report);
    em.flush();
    return report.trackingId().digits();
  }

  private static SupportDesk desk(EntityManager em, String source) {
    SupportDesk desk = new SupportDesk();
    desk.em = em;
    desk.reports = GivenReports.reports(em);
    desk.keys = TestKeys.keys();
    desk.limits = new RequestLimits();
    desk.source = ClientSource.of(source);
    desk.clock = at(NOW);
    return desk;
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
