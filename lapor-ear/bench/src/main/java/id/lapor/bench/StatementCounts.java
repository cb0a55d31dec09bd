package id.lapor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many statements of the application the database executes for one request, by its own
 * statistics. The server's timers may only add some, so the least of several attempts counts.
 */
final class StatementCounts implements AutoCloseable {

  private static final int ATTEMPTS = 8;

  private final Connection database;

  /** Something that costs statements. */
  interface Work {
    /** False when it did not succeed. */
    boolean run() throws Exception;
  }

  StatementCounts(Installation installation) throws SQLException {
    database = installation.asSuperuser();
  }

  /** Makes the database keep these statistics; it must be restarted for that. */
  static void prepare(Installation installation) throws SQLException {
    installation.execute(
        "alter system set shared_preload_libraries = 'pg_stat_statements', 'auto_explain'");
  }

  /** After the restart. */
  static void begin(Installation installation) throws SQLException {
    installation.execute("create extension if not exists pg_stat_statements schema public");
  }

  long leastOf(Work work) throws Exception {
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = executed();
      if (!work.run()) {
        throw new IllegalStateException("Refused while its statements were counted");
      }
      least = Math.min(least, executed() - before);
    }
    return least;
  }

  private long executed() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select coalesce(sum(s.calls), 0) from public.pg_stat_statements s"
                    + " join pg_roles r on r.oid = s.userid where r.rolname = 'lapor_app'"
                    + " and s.query !~* '^(begin|commit|rollback)'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
