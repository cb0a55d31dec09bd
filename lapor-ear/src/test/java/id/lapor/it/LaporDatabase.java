package id.lapor.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The database of a data directory, as its superuser sees it: for what no page and no API tells.
 */
final class LaporDatabase {

  private final Path data;

  LaporDatabase(Path data) {
    this.data = data;
  }

  /** That of the server that all tests share. */
  static LaporDatabase shared() {
    return new LaporDatabase(RunningLapor.data());
  }

  void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The rows, each by the names of its columns. */
  List<Map<String, Object>> rows(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** What a query counts by its first column. */
  Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map<String, Object> row : rows(sql)) {
      List<Object> cells = List.copyOf(row.values());
      counts.put(cells.get(0).toString(), ((Number) cells.get(1)).longValue());
    }
    return counts;
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        properties("server.properties").getProperty("lapor.db.url"),
        "postgres",
        properties("passwords.properties").getProperty("superuser"));
  }

  private Properties properties(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve(file))) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
