package id.lapor.report;

import id.lapor.institution.Categories;
import id.lapor.institution.Institutions;
import id.lapor.institution.Region;
import id.lapor.institution.Regions;
import id.lapor.institution.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What everybody may read: single reports by number, and the list of the public ones. */
@Stateless
@PermitAll
public class PublicReports {

  private static final String NEWEST = " order by %s.received_at desc, %s.id desc limit ?3";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Reports reports;
  @Inject ReportViews views;
  @Inject Institutions institutions;
  @Inject Categories categories;
  @Inject Regions regions;

  /** The report with this number; number and status alone unless it is public. */
  public PublicReportView get(String trackingId) {
    return views.forPublic(reports.require(TrackingId.of(trackingId)));
  }

  /**
   * Public reports, newest first.
   *
   * @param cursor from the page before, or null
   * @param limit 1 to 100
   */
  public Slice<PublicReportLine> list(PublicSearch search, String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.newest());
    new InputRules().text("q", search.q(), 1, PublicSearch.MAX_Q).refuseIfBroken();
    List<?> ids = found(search, after, limit + 1).getResultList();
    List<Report> rows = inOrder(ids.stream().map(id -> ((Number) id).longValue()).toList());
    return Slice.of(
        rows,
        limit,
        last -> new Cursor(last.origin().receivedAt(), last.id()).text(),
        shown -> shown.stream().map(views::line).toList());
  }

  private Query found(PublicSearch search, Cursor after, int limit) {
    List<Object> values = new ArrayList<>(List.of(Timestamp.from(after.at()), after.id(), limit));
    StringBuilder one =
        new StringBuilder("select r.id, r.received_at from report r")
            .append(" where r.published and (r.received_at, r.id) < (?1, ?2)");
    conditions(search)
        .forEach(
            (condition, value) -> {
              values.add(value);
              one.append(" and ").append(condition.replace(":value", "?" + values.size()));
            });
    if (search.status() != null) {
      one.append(" and r.status = '").append(search.status().name()).append('\'');
    }
    String sql = "select x.id from (" + one + NEWEST.formatted("r", "r") + ") x";
    if (present(search.category())) {
      values.add(known("category", categories.find(search.category())).id());
      sql = inEachBelow("?" + values.size(), one);
    }
    Query query = em.createNativeQuery(sql + NEWEST.formatted("x", "x"));
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  /**
   * The newest of each category at or below one, by the index that has them in order. Asked for all
   * at once, a seldom category would cost a look at every report there is.
   */
  private static String inEachBelow(String category, StringBuilder one) {
    return "with recursive below(id) as (select cast("
        + category
        + " as bigint) union all select c.id from category c join below b on c.parent_id = b.id)"
        + " select x.id from below b cross join lateral ("
        + one
        + " and r.category_id = b.id"
        + NEWEST.formatted("r", "r")
        + ") x";
  }

  private Map<String, Object> conditions(PublicSearch search) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    if (present(search.q())) {
      wanted.put("r.search @@ websearch_to_tsquery('indonesian', :value)", search.q());
    }
    if (search.type() != null) {
      wanted.put("r.type = :value", search.type().name());
    }
    if (present(search.institution())) {
      wanted.put(
          "r.lead_institution_id = :value",
          known("institution", institutions.find(search.institution())).id());
    }
    if (present(search.region())) {
      Region region = known("region", regions.find(search.region()));
      wanted.put("r.region_code like :value", region.code() + "%");
    }
    if (search.from() != null) {
      wanted.put(
          "r.received_at >= :value",
          Timestamp.from(search.from().atStartOfDay(Zones.WIB).toInstant()));
    }
    if (search.to() != null) {
      wanted.put(
          "r.received_at < :value",
          Timestamp.from(search.to().plusDays(1).atStartOfDay(Zones.WIB).toInstant()));
    }
    return wanted;
  }

  private List<Report> inOrder(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Report> byId =
        em
            .createQuery(
                "select r from Report r left join fetch r.classification.category left join fetch r.lead"
                    + " where r.id in :ids",
                Report.class)
            .setParameter("ids", ids)
            .setMaxResults(ids.size())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(Report::id, Function.identity()));
    return ids.stream().map(byId::get).toList();
  }

  private static boolean present(String text) {
    return text != null && !text.isBlank();
  }

  private static <T> T known(String field, Optional<T> found) {
    return found.orElseThrow(() -> InputRules.unknownCode(field));
  }
}
