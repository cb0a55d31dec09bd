package id.lapor.watch;

import id.lapor.shared.SchemaMigration;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the schema is the one that this build was made for. It is another one when a newer node
 * has migrated it meanwhile: this node must then be replaced too.
 */
@ApplicationScoped
@Readiness
public class SchemaCheck extends BoundedCheck {

  private static final int ANSWER_WITHIN_SECONDS = 2;

  @Inject SchemaMigration migration;

  @Resource(lookup = "java:/jdbc/lapor")
  DataSource database;

  @Override
  public String name() {
    return "schema";
  }

  @Override
  protected Finding look() throws SQLException {
    return compare(present(database), migration.known());
  }

  static Finding compare(String present, String known) {
    Finding finding =
        present.equals(known) ? Finding.ok() : Finding.down("another version than this build's");
    return finding.with("database", present).with("build", known);
  }

  /** The newest migration that has run. */
  static String present(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      try (ResultSet newest =
          statement.executeQuery(
              "select version from flyway_schema_history where success and version is not null"
                  + " order by installed_rank desc limit 1")) {
        return newest.next() ? newest.getString(1) : "none";
      }
    }
  }
}
