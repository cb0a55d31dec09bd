package id.lapor.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The running server's database, as its superuser sees it: to look at effects, and for faults. */
final class Sql {

  private Sql() {}

  /** A connection of the test's own; the caller closes it. */
  static Connection connect() throws SQLException {
    String url = properties("server.properties").getProperty("lapor.db.url");
    return DriverManager.getConnection(
        url + "?currentSchema=lapor",
        "postgres",
        properties("passwords.properties").getProperty("superuser"));
  }

  /**
   * Keeps every relay from the portal's channel, as another node would, until the connection is
   * rolled back or closed; promising goes on.
   */
  static Connection holdChannel() throws SQLException {
    return hold("select 1 from channel where code = 'portal' for no key update");
  }

  /** Holds the rows that this selects and locks until {@link #release}. */
  static Connection hold(String locking) {
    try {
      Connection holder = connect();
      holder.setAutoCommit(false);
      try (Statement statement = holder.createStatement()) {
        statement.execute(locking);
      }
      return holder;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Lets go what {@link #hold} holds. */
  static void release(Connection holder) {
    try {
      holder.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Runs statements, separated by semicolons. */
  static void run(String statements) {
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      statement.execute(statements);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The first column of the rows, as text. */
  static List<String> column(String query, Object... parameters) {
    try (Connection database = connect();
        PreparedStatement statement = database.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The first column of the one row. */
  static String one(String query, Object... parameters) {
    List<String> found = column(query, parameters);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows: " + query);
    }
    return found.get(0);
  }

  /** The count that the query asks for. */
  static long count(String query, Object... parameters) {
    return Long.parseLong(one(query, parameters));
  }

  private static Properties properties(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(RunningLapor.data().resolve(file))) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
