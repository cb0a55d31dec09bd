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
 * Flyway's lock. A schema newer than this build is left alone and stops the start.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class SchemaMigration {

  @Resource(lookup = "java:/jdbc/lapor-owner")
  DataSource owner;

  private String known;

  @PostConstruct
  void migrate() {
    known = Schema.migrate(owner);
  }

  /** The newest version of the schema that this build knows, such as {@code 058}. */
  public String known() {
    return known;
  }
}
