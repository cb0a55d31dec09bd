package id.lapor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** Keys that were taken out of the application's sequences, so that it never gives them again. */
final class Ids {

  private final AtomicLong last;
  private final long end;

  private Ids(long last, long end) {
    this.last = new AtomicLong(last);
    this.end = end;
  }

  /** Takes {@code count} keys at once. */
  static Ids take(Connection database, String sequence, long count) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "with before as (select nextval('"
                    + sequence
                    + "') as id) select id, setval('"
                    + sequence
                    + "', id + "
                    + (count / 50 + 1) * 50
                    + ") from before")) {
      row.next();
      return new Ids(row.getLong(1), row.getLong(1) + count);
    }
  }

  long next() {
    long id = last.incrementAndGet();
    if (id > end) {
      throw new IllegalStateException("More keys are used than were taken");
    }
    return id;
  }
}
