package id.lapor.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The tables, as the migrations of this build make them. */
public final class Schema {

  private Schema() {}

  /**
   * Runs the missing migrations.
   *
   * @param owner connects as {@code lapor_owner}
   * @return the newest version that this build knows
   * @throws IllegalStateException when the schema is newer than this build
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or was changed after it
   *     ran
   */
  public static String migrate(DataSource owner) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(owner)
            .schemas("lapor")
            .defaultSchema("lapor")
            .locations("classpath:db/migration")
            .sqlMigrationSuffixes(".sql")
            .sqlMigrationSeparator("__")
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .ignoreMigrationPatterns(new String[0])
            .load();
    requireNotNewer(flyway.info().all());
    flyway.migrate();
    return flyway.info().current().getVersion().getVersion();
  }

  /**
   * The same, where real people report.
   *
   * @param application connects as the application's role
   * @throws IllegalStateException when the role has rights that it must not have (then nothing was
   *     migrated), or when a demonstration has used the database
   */
  static String migrateForProduction(DataSource owner, DataSource application) {
    try (Connection connection = application.getConnection()) {
      List<String> objections = ProductionRules.againstRole(connection);
      if (!objections.isEmpty()) {
        throw new IllegalStateException(
            "the role of lapor.db.user " + String.join(", ", objections) + " (see db/roles.sql)");
      }
      String version = migrate(owner);
      List<String> remains = ProductionRules.remainsOfDemonstration(connection);
      if (!remains.isEmpty()) {
        throw new IllegalStateException(
            "this is production, and the database holds " + String.join(" and ", remains));
      }
      return version;
    } catch (SQLException unanswered) {
      throw new IllegalStateException("the database does not answer", unanswered);
    }
  }

  /** Flyway would refuse as well, in words for those who write migrations. */
  private static void requireNotNewer(MigrationInfo[] migrations) {
    Arrays.stream(migrations)
        .filter(one -> one.getState().isApplied() && !one.getState().isResolved())
        .findAny()
        .ifPresent(
            unknown -> {
              throw new IllegalStateException(
                  "the schema has migration "
                      + unknown.getVersion()
                      + ", which this build does not know: a newer LAPOR has been here,"
                      + " start that one");
            });
  }
}
