package id.lapor.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Looks through every column of every table that can hold a text, for words that stand there. */
final class Marked {

  private static final String COLUMNS =
      "select c.table_schema, c.table_name, c.column_name, c.data_type"
          + " from information_schema.columns c join information_schema.tables t"
          + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
          + " where c.table_schema = ? and t.table_type = 'BASE TABLE' and c.data_type in ('text',"
          + " 'character varying', 'character', 'json', 'jsonb', 'bytea', 'tsvector', 'ARRAY')"
          + " order by 1, 2, 3";

  private Marked() {}

  /**
   * In how many rows of which columns one of the words stands; columns without one are left out.
   */
  static Map<String, Long> in(DataSource owner, String... words) {
    Map<String, Long> found = new TreeMap<>();
    try (Connection connection = owner.getConnection()) {
      for (String schema : List.of("lapor", "vault")) {
        as(connection, "vault".equals(schema) ? "lapor_vault" : "lapor_owner");
        for (String[] column : columns(connection, schema)) {
          long rows = rows(connection, column, words);
          if (rows > 0) {
            found.put(column[0] + "." + column[1] + "." + column[2], rows);
          }
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return found;
  }

  private static void as(Connection connection, String role) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set role " + role);
    }
  }

  private static List<String[]> columns(Connection connection, String schema) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add(
              new String[] {
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)
              });
        }
      }
    }
    return columns;
  }

  private static long rows(Connection connection, String[] column, String... words)
      throws SQLException {
    String text =
        "bytea".equals(column[3])
            ? "encode(\"" + column[2] + "\", 'escape')"
            : "\"" + column[2] + "\"::text";
    List<String> conditions = new ArrayList<>();
    for (String word : words) {
      conditions.add("strpos(lower(" + text + "), '" + word + "') > 0");
    }
    String query =
        "select count(*) from "
            + column[0]
            + "."
            + column[1]
            + " where "
            + String.join(" or ", conditions);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
