package id.lapor.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, as the migrations of this build make them. */
public final class Schema {

  private Schema() {}

  /**
   * Runs the missing migrations.
   *
   * @param owner connects as {@code lapor_owner}
   * @return the newest version that this build knows
   * @throws IllegalStateException when the schema is newer than this build, or was made by
   *     migrations that are not those of this build; then nothing was changed
   * @throws org.flywaydb.core.api.FlywayException when a migration fails
   */
  public static String migrate(DataSource owner) {
    Flyway flyway = configured(owner).load();
    MigrationInfo[] migrations = flyway.info().all();
    requireNotNewer(migrations);
    requireOfThisLine(migrations);
    flyway.migrate();
    return flyway.info().current().getVersion().getVersion();
  }

  /** The migrations of this build for this database. */
  static FluentConfiguration configured(DataSource owner) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(owner)
        .schemas("lapor")
        .defaultSchema("lapor")
        .locations("classpath:db/migration")
        .sqlMigrationSuffixes(".sql")
        .sqlMigrationSeparator("__")
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .ignoreMigrationPatterns(new String[0]);
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

  /**
   * Versions migrate in order only. What runs after its successors was tried by nobody, and what
   * was changed after it ran has made something else.
   */
  private static void requireOfThisLine(MigrationInfo[] migrations) {
    for (MigrationInfo one : migrations) {
      if (one.getState() == MigrationState.IGNORED) {
        throw new IllegalStateException(
            "migration "
                + one.getVersion()
                + " has not run, and later ones have: a build from between two versions has"
                + " made this database, start that one or put a backup back");
      }
      if (one.getState().isApplied() && !one.isChecksumMatching()) {
        throw new IllegalStateException(
            "migration "
                + one.getVersion()
                + " of this build is not the one that ran here: another build has made this"
                + " database, start that one or put a backup back");
      }
    }
  }
}
