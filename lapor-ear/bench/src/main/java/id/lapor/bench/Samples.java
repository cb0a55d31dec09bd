package id.lapor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What is asked for again and again: a few hundred of the loaded reports of one kind. */
final class Samples {

  /** Reports that everybody may read, evenly over the years. */
  static final String PUBLISHED =
      "select tracking_id from (select tracking_id, row_number() over (order by id) as n,"
          + " count(*) over () as total from report where published) r"
          + " where n % greatest(1, total / 300) = 0 limit 300";

  /** Reports with an open hand-off below the institution with most officers. */
  static final String HANDED =
      "select distinct on (r.id) r.tracking_id from institution i"
          + " join handoff h on h.institution_id = i.id"
          + " and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')"
          + " join report r on r.id = h.report_id and not r.supervisory where i.path like"
          + " (select path from institution where code = 'kemenkes') || '%' limit 300";

  private Samples() {}

  /** The first column of what a query finds, which must be something. */
  static List<String> texts(Installation installation, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection database = installation.asSuperuser();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    if (texts.isEmpty()) {
      throw new IllegalStateException("Nothing to ask for: " + sql);
    }
    return texts;
  }

  static <T> T one(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
