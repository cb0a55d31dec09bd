package id.lapor.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The floor of the pages: a plain JDBC program that asks for the rows that a page shows, with the
 * same rights. It checks no right, counts nothing beside them and writes no page.
 */
final class PlainSql {

  private static final String LINES =
      "select r.tracking_id, r.public_title, r.status, r.received_at, r.region_code, c.name, i.name"
          + " from report r left join category c on c.id = r.category_id"
          + " left join institution i on i.id = r.lead_institution_id"
          + " where r.published order by r.received_at desc, r.id desc limit ";
  private static final String REPORT =
      "select r.*, c.name, i.name from report r left join category c on c.id = r.category_id"
          + " left join institution i on i.id = r.lead_institution_id where r.tracking_id = ?";
  private static final String EVENTS =
      "select e.*, t.text from report r join report_event e on e.report_id = r.id"
          + " left join event_content t on t.event_id = e.id where r.tracking_id = ?"
          + " order by e.sequence";
  private static final String HANDOFFS =
      "select h.*, i.name from report r join handoff h on h.report_id = r.id"
          + " join institution i on i.id = h.institution_id where r.tracking_id = ?";
  private static final String ANSWERS =
      "select a.* from report r join handoff h on h.report_id = r.id"
          + " join answer a on a.handoff_id = h.id where r.tracking_id = ?";
  private static final String LIMITS =
      "select d.* from report r join deadline d on d.report_id = r.id where r.tracking_id = ?";
  private static final String POINTS =
      "select r.tracking_id, r.public_title, r.status, round(r.lat::numeric, 2),"
          + " round(r.lon::numeric, 2) from report r where r.published and r.lat is not null"
          + " and r.lon is not null order by r.received_at desc, r.id desc limit 500";
  private static final String WORK =
      "select r.tracking_id, r.status, r.type, coalesce(r.public_title, r.original_title),"
          + " r.region_code, c.name, i.name, w.*, (select min(d.due_at) from deadline d"
          + " where d.report_id = r.id and d.ended_at is null) from (%s) w"
          + " join report r on r.id = w.report_id left join category c on c.id = r.category_id"
          + " left join institution i on i.id ="
          + " coalesce(r.lead_institution_id, r.named_institution_id) order by w.at, w.id";
  private static final String TO_VERIFY =
      "select verification_order(r.urgent, r.received_at) as at, r.id, r.id as report_id"
          + " from report r where r.status = 'SUBMITTED'"
          + " order by verification_order(r.urgent, r.received_at), r.id limit 26";
  private static final String OVERDUE =
      "select d.due_at as at, d.id, d.report_id from deadline d where d.ended_at is null"
          + " and d.timer in ('VERIFY', 'RESPOND', 'RESOLVE') and d.due_at < now()"
          + " order by d.due_at, d.id limit 26";
  private static final String MY_UNIT =
      "select h.offered_at as at, h.id, h.report_id from institution i cross join lateral"
          + " (select * from handoff h where h.institution_id = i.id and h.status in"
          + " ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED') order by h.offered_at, h.id"
          + " limit 26) h where i.path like (select path || '%' from institution"
          + " where code = 'kemenkes') order by h.offered_at, h.id limit 26";

  private final Installation installation;

  PlainSql(Installation installation) {
    this.installation = installation;
  }

  /** The questions by the names of the pages whose rows they ask for. */
  Map<String, Load.Clients> all() throws SQLException {
    List<String> published = Samples.texts(installation, Samples.PUBLISHED);
    List<String> handed = Samples.texts(installation, Samples.HANDED);
    Map<String, Load.Clients> all = new LinkedHashMap<>();
    all.put("page home", asking(List.of(), LINES + 5));
    all.put("page public list", asking(List.of(), LINES + 21));
    all.put("page detail", asking(published, REPORT, EVENTS, ANSWERS, LIMITS));
    all.put("page tracking", asking(published, REPORT, EVENTS, HANDOFFS, ANSWERS, LIMITS));
    all.put("map points", asking(List.of(), POINTS));
    all.put("to-verify, verifier", asking(List.of(), WORK.formatted(TO_VERIFY)));
    all.put("overdue, verifier", asking(List.of(), WORK.formatted(OVERDUE)));
    all.put("my-unit, liaison", asking(List.of(), WORK.formatted(MY_UNIT)));
    all.put("report page, liaison", asking(handed, REPORT, EVENTS, HANDOFFS, ANSWERS, LIMITS));
    return all;
  }

  /** Statements one after the other, each about the same one of the reports, where it asks that. */
  private Load.Clients asking(List<String> reports, String... statements) {
    return number -> {
      Connection database = installation.asApplication();
      PreparedStatement[] prepared = new PreparedStatement[statements.length];
      for (int i = 0; i < statements.length; i++) {
        prepared[i] = database.prepareStatement(statements[i]);
      }
      return new Load.Client() {
        @Override
        public Boolean once(SplittableRandom random) throws IOException, SQLException {
          String report = reports.isEmpty() ? null : Samples.one(reports, random);
          int rows = 0;
          for (PreparedStatement one : prepared) {
            rows += rows(one, report);
          }
          return rows > 0;
        }

        @Override
        public void close() throws SQLException {
          database.close();
        }
      };
    };
  }

  private static int rows(PreparedStatement statement, String report) throws SQLException {
    if (report != null) {
      statement.setString(1, report);
    }
    int rows = 0;
    try (ResultSet found = statement.executeQuery()) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        for (int column = 1; column <= columns; column++) {
          found.getString(column);
        }
        rows++;
      }
    }
    return rows;
  }
}
