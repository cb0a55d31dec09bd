package id.lapor.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of public reports, the newest of an area. Points are rounded before they are compared
 * with the area, so that no series of small areas tells where exactly something happened.
 */
@Stateless
@PermitAll
public class PublicMap {

  /** The most points that are told at once. */
  public static final int MOST = 500;

  /** Of a large area the points among this many newest of the country are told. */
  private static final int NEWEST = 20_000;

  private static final String POINT =
      "select r.id, r.received_at, r.tracking_id, r.public_title, r.status,"
          + " case when r.anonymous then round(r.lat * 20) / 20 else round(r.lat * 1000) / 1000 end"
          + " as lat,"
          + " case when r.anonymous then round(r.lon * 20) / 20 else round(r.lon * 1000) / 1000 end"
          + " as lon from report r where r.published and r.lat is not null and r.lon is not null";

  private static final String NEWEST_FIRST = " order by r.received_at desc, r.id desc limit ";

  private static final String CHOSEN =
      " where p.lat between ?1 and ?3 and p.lon between ?2 and ?4"
          + " order by p.received_at desc, p.id desc";

  private static final String TOLD = "select p.tracking_id, p.public_title, p.status, p.lat, p.lon";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * The newest points of an area.
   *
   * @param limit at most 500
   */
  public List<PublicPoint> newest(MapArea area, int limit) {
    Query query =
        em.createNativeQuery(area.small() ? ofSquares() : ofCountry())
            .setParameter(1, area.south())
            .setParameter(2, area.west())
            .setParameter(3, area.north())
            .setParameter(4, area.east());
    if (area.small()) {
      query
          .setParameter(5, area.firstRow())
          .setParameter(6, area.lastRow())
          .setParameter(7, area.firstColumn())
          .setParameter(8, area.lastColumn());
    }
    List<PublicPoint> points = new ArrayList<>();
    for (Object found : query.setMaxResults(Math.min(limit, MOST)).getResultList()) {
      points.add(point((Object[]) found));
    }
    return points;
  }

  private static String ofCountry() {
    return TOLD + " from (" + POINT + NEWEST_FIRST + NEWEST + ") p" + CHOSEN;
  }

  private static String ofSquares() {
    return TOLD
        + " from generate_series(?5, ?6) as y(square) cross join generate_series(?7, ?8)"
        + " as x(square) cross join lateral ("
        + POINT
        + " and cast(floor(r.lat * 10) as integer) = y.square"
        + " and cast(floor(r.lon * 10) as integer) = x.square"
        + NEWEST_FIRST
        + MOST
        + ") p"
        + CHOSEN;
  }

  private static PublicPoint point(Object[] row) {
    return new PublicPoint(
        (String) row[0],
        (String) row[1],
        ReportStatus.valueOf((String) row[2]),
        ((Number) row[3]).doubleValue(),
        ((Number) row[4]).doubleValue());
  }
}
