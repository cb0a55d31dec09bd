package id.lapor.shared;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables, as the migrations of this build make them. */
public final class Schema {

  private Schema() {}

  /**
   * Runs the missing migrations.
   *
   * @param owner connects as {@code lapor_owner}
   * @return the newest version that this build knows
   * @throws org.flywaydb.core.api.FlywayException when a migration fails, was changed after it ran,
   *     or when the schema holds one that this build does not know
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
    flyway.migrate();
    return flyway.info().current().getVersion().getVersion();
  }
}
