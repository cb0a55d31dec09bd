package id.lapor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes indexes away while much is loaded, and gives them back as they were. */
final class Indexes {

  private static final String PLAIN =
      "select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index"
          + " where indrelid = any (?::regclass[]) and not indisprimary and not indisunique";

  private Indexes() {}

  /** Drops those that hold no rule; their definitions. */
  static List<String> drop(Connection database) throws SQLException {
    List<String> definitions = new ArrayList<>();
    try (var query = database.prepareStatement(PLAIN);
        Statement statement = database.createStatement()) {
      query.setArray(1, database.createArrayOf("text", plain()));
      List<String> names = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
          definitions.add(row.getString(2));
        }
      }
      for (String name : names) {
        statement.execute("drop index " + name);
      }
    }
    return definitions;
  }

  static void make(Connection database, List<String> definitions) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("set maintenance_work_mem = '512MB'");
      for (String definition : definitions) {
        statement.execute(definition);
      }
    }
  }

  /** Brings the tables into the state that the database's own upkeep would give them in time. */
  static void settle(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum (analyze) " + String.join(", ", Tables.NAMES));
      statement.execute("checkpoint");
    }
  }

  /**
   * Partitioned tables keep theirs, being small; clocks too, since sweeps look at them meanwhile.
   */
  private static Object[] plain() {
    return Tables.NAMES.stream()
        .filter(name -> !name.matches(".*(inbox|outbox|deadline).*"))
        .toArray();
  }
}
