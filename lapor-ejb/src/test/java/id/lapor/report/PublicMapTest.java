package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points are about where something happened, and only of what is public. */
class PublicMapTest {

  private static final MapArea SURABAYA = new MapArea(-7.4, 112.6, -7.1, 112.9);

  @Test
  void aPointIsToldToAHundredMetresAndOfAnonymousReportsToFiveKilometres() {
    TestDatabase.rolledBack(
        em -> {
          report(em, 9_400_001, true, false, -7.257512, 112.752137);
          report(em, 9_400_002, true, true, -7.257512, 112.752137);

          for (MapArea area : List.of(SURABAYA, MapArea.INDONESIA)) {
            assertThat(map(em).newest(area, 10))
                .extracting(PublicPoint::lat, PublicPoint::lon)
                .containsExactlyInAnyOrder(tuple(-7.258, 112.752), tuple(-7.25, 112.75));
          }
        });
  }

  @Test
  void aSmallAreaDoesNotTellWhereExactlyItWas() {
    TestDatabase.rolledBack(
        em -> {
          report(em, 9_400_001, true, true, -7.257512, 112.752137);

          assertThat(map(em).newest(new MapArea(-7.2576, 112.7521, -7.2575, 112.7522), 10))
              .isEmpty();
          assertThat(map(em).newest(new MapArea(-7.2501, 112.7499, -7.2499, 112.7501), 10))
              .hasSize(1);
        });
  }

  @Test
  void whatIsNotPublicHasNoPoint() {
    TestDatabase.rolledBack(
        em -> {
          report(em, 9_400_001, false, false, -7.257512, 112.752137);

          assertThat(map(em).newest(SURABAYA, 10)).isEmpty();
          assertThat(map(em).newest(MapArea.INDONESIA, 10)).isEmpty();
        });
  }

  private static PublicMap map(EntityManager em) {
    PublicMap map = new PublicMap();
    map.em = em;
    return map;
  }

  private static void report(
      EntityManager em, long id, boolean published, boolean anonymous, double lat, double lon) {
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, public_title, public_text, published,"
                + " anonymous, confidential, channel, imported, received_at, return_count,"
                + " reopen_count, lat, lon) values (?1, 1, cast(?1 as text), 'COMPLAINT', false,"
                + " 'ROUTED', 'INSTITUTION', 'Judul', 'Isi', 'Judul', 'Isi', ?2, ?3, false, 'WEB',"
                + " false, timestamptz '2032-01-01', 0, 0, ?4, ?5)")
        .setParameter(1, id)
        .setParameter(2, published)
        .setParameter(3, anonymous)
        .setParameter(4, lat)
        .setParameter(5, lon)
        .executeUpdate();
  }
}
