package id.lapor.report;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds open reports near another in place or words: so many by each index and no more. */
final class MergeStatement {

  /** How many rows the statement can have. */
  static final int MOST_FOUND = 190;

  private static final double NEAR_METRES = 300;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final int DISTRICT = 8;

  /** No square of the Earth: that of a report without a point. */
  private static final int NOWHERE = 100_000;

  /** Exactly as the indexes have it. */
  private static final String OPEN =
      " from report r where r.status in"
          + " ('SUBMITTED', 'PENDING_INFO', 'ROUTED', 'IN_PROGRESS', 'RETURNED')"
          + " and r.id <> ?1%s";

  private static final String NEWEST = " order by r.received_at desc, r.id desc limit ";
  private static final String TEXT =
      "to_tsvector('indonesian', r.original_title || ' ' || r.original_body)";

  private MergeStatement() {}

  /** The stems that each found report shares with this one, by the id of the found. */
  static Map<Long, List<String>> found(
      EntityManager em, Report report, List<String> telling, List<String> paths) {
    Query query = em.createNativeQuery(text(paths.size()));
    query.setParameter(1, report.id());
    query.setParameter(2, district(report.place()));
    query.setParameter(3, square(report.place() == null ? null : report.place().lat()));
    query.setParameter(4, square(report.place() == null ? null : report.place().lon()));
    query.setParameter(5, TellingWords.anyTwo(telling));
    for (int i = 0; i < paths.size(); i++) {
      query.setParameter(6 + i, paths.get(i) + "%");
    }
    Map<Long, List<String>> found = new LinkedHashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      found.put(((Number) columns[0]).longValue(), stems((String) columns[1]));
    }
    return found;
  }

  private static String text(int paths) {
    StringBuilder scope = new StringBuilder();
    for (int i = 0; i < paths; i++) {
      scope.append(i == 0 ? " and (" : " or ").append("i.path like ?").append(6 + i);
    }
    String open =
        OPEN.formatted(
            paths == 0
                ? ""
                : " and exists (select 1 from institution i where i.id = r.named_institution_id"
                    + scope
                    + "))");
    return "with found as ((select r.id"
        + open
        + " and left(r.region_code, 8) = ?2"
        + NEWEST
        + "40) union (select s.id from generate_series(-1, 1) y cross join generate_series(-1, 1) x"
        + " cross join lateral (select r.id"
        + open
        + " and r.lat is not null and r.lon is not null"
        + " and cast(floor(r.lat * 100) as integer) = ?3 + y"
        + " and cast(floor(r.lon * 100) as integer) = ?4 + x"
        + NEWEST
        + "10) s) union (select r.id"
        + open
        + " and "
        + TEXT
        + " @@ cast(?5 as tsquery) limit 60))"
        + " select f.id, array_to_string(array(select unnest(tsvector_to_array("
        + TEXT
        + ")) intersect select unnest(tsvector_to_array(to_tsvector('indonesian',"
        + " o.original_title || ' ' || o.original_body))) order by 1), ' ')"
        + " from found f join report r on r.id = f.id join report o on o.id = ?1";
  }

  private static List<String> stems(String words) {
    return Stream.of(words.split(" ")).filter(word -> word.matches("\\p{L}{4,40}")).toList();
  }

  private static int square(Double degrees) {
    return degrees == null ? NOWHERE : (int) Math.floor(degrees * 100);
  }

  /** Code of the district, or of the city where no district is known; empty for neither. */
  static String district(Place place) {
    String code = place == null || place.regionCode() == null ? "" : place.regionCode();
    return code.substring(0, Math.min(DISTRICT, code.length()));
  }

  /** Whether both have a point and these are less than 300 metres apart. */
  static boolean near(Place one, Place other) {
    if (one == null || other == null || one.lat() == null || other.lat() == null) {
      return false;
    }
    double north = (one.lat() - other.lat()) * METRES_PER_DEGREE;
    double east =
        (one.lon() - other.lon()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(one.lat()));
    return Math.hypot(north, east) < NEAR_METRES;
  }
}
