package id.lapor.report;

import id.lapor.institution.Categories;
import id.lapor.institution.Institutions;
import id.lapor.institution.Regions;
import id.lapor.institution.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What everybody may read: single reports by number, and the list of the public ones. */
@Stateless
@PermitAll
public class PublicReports {

  /** How many similar reports are shown, and among how many they are chosen. */
  public static final int MOST_SIMILAR = 5;

  private static final int MOST_COMPARED = 200;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject PublishedReports published;
  @Inject Reports reports;
  @Inject ReportViews views;
  @Inject Institutions institutions;
  @Inject Categories categories;
  @Inject Regions regions;
  @Inject TellingWords tellingWords;

  /**
   * The report with this number; number and status alone unless it is public.
   *
   * @throws RuleViolation {@code report-erased}, with when and on which ground
   */
  public PublicReportView get(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    if (report.erased()) {
      throw report.erasedAlready();
    }
    return views.forPublic(report);
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
    List<Report> rows = inOrder(published.after(after, wanted(search), limit + 1));
    return Slice.of(
        rows,
        limit,
        last -> new Cursor(last.origin().receivedAt(), last.id()).text(),
        shown -> shown.stream().map(views::line).toList());
  }

  /**
   * Public reports that may be about what somebody is writing, the most alike first: they have at
   * least two of its telling words. Nothing of the text is kept.
   *
   * @param text the longest text of a report, with its title, is long enough
   */
  public List<PublicReportLine> similar(String text) {
    new InputRules()
        .required("text", text)
        .text("text", text, 1, NewReport.MAX_TITLE + 1 + NewReport.MAX_BODY)
        .refuseIfBroken();
    List<String> words = tellingWords.of(text);
    if (words.size() < 2) {
      return List.of();
    }
    List<?> ids =
        em.createNativeQuery(
                "select x.id from (select r.id, r.received_at,"
                    + " ts_rank(r.search, cast(?2 as tsquery)) as likeness from report r"
                    + " where r.published and r.search @@ cast(?1 as tsquery) limit ?3) x"
                    + " order by x.likeness desc, x.received_at desc, x.id desc limit ?4")
            .setParameter(1, TellingWords.anyTwo(words))
            .setParameter(2, String.join(" | ", words))
            .setParameter(3, MOST_COMPARED)
            .setParameter(4, MOST_SIMILAR)
            .getResultList();
    return inOrder(ids.stream().map(id -> ((Number) id).longValue()).toList()).stream()
        .map(views::line)
        .toList();
  }

  private WantedReports wanted(PublicSearch search) {
    return new WantedReports(
        present(search.q()) ? search.q() : null,
        search.type(),
        search.status(),
        present(search.institution())
            ? InputRules.known("institution", institutions.find(search.institution())).id()
            : null,
        present(search.category())
            ? InputRules.known("category", categories.find(search.category())).id()
            : null,
        present(search.region())
            ? InputRules.known("region", regions.find(search.region())).code()
            : null,
        search.from() == null ? null : morning(search.from()),
        search.to() == null ? null : morning(search.to().plusDays(1)));
  }

  private static Instant morning(LocalDate day) {
    return day.atStartOfDay(Zones.WIB).toInstant();
  }

  private List<Report> inOrder(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Report> byId =
        em
            .createQuery(
                "select r from Report r left join fetch r.classification.category left join fetch"
                    + " r.lead where r.id in :ids",
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
}
