package id.lapor.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;

/**
 * Brings the schema up to what this build knows, before anything else touches the database.
 *
 * <p>It runs as the role {@code lapor_owner}, the only one that may change tables. Every other
 * start-up bean names it in {@code @DependsOn}. Nodes that start together wait for each other on
 * Flyway's lock. A schema newer than this build is left alone and stops the start; so does, in
 * production, a database that {@link ProductionRules} forbid.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class SchemaMigration {

  private static final System.Logger LOGGER = System.getLogger(SchemaMigration.class.getName());

  @Resource(lookup = "java:/jdbc/lapor-owner")
  DataSource owner;

  @Resource(lookup = "java:/jdbc/lapor")
  DataSource application;

  private String known;

  @PostConstruct
  void atStart() {
    boolean production = !"demo".equals(InstallationSettings.value("lapor.mode"));
    try {
      known = production ? Schema.migrateForProduction(owner, application) : Schema.migrate(owner);
    } catch (IllegalStateException refused) {
      // In a line of its own: the server reports a failed start in many others.
      LOGGER.log(System.Logger.Level.ERROR, "LAPOR does not start: {0}", refused.getMessage());
      throw refused;
    }
  }

  /** The newest version of the schema that this build knows, such as {@code 058}. */
  public String known() {
    return known;
  }
}
