package id.lapor.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with the three roles and the migrated schema, one for all tests of a JVM.
 *
 * <p>It is started by the first test that asks and ends with the JVM. Tests see each other's
 * committed rows: use {@link #rolledBack} where nothing needs to be committed, and values of your
 * own where something does.
 */
public final class TestDatabase {

  private static final String OWNER_PASSWORD = "owner-of-tests";
  private static final String APP_PASSWORD = "app-of-tests";

  private static TestDatabase running;

  private final EmbeddedPostgres postgres;
  private final EntityManagerFactory factory;

  private TestDatabase() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      makeRoles();
      Schema.migrate(source("lapor", "lapor_owner", OWNER_PASSWORD));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The test database did not start", e);
    }
    factory = factory("lapor");
  }

  private EntityManagerFactory factory(String database) {
    return Persistence.createEntityManagerFactory(
        "lapor",
        Map.ofEntries(
            Map.entry("jakarta.persistence.transactionType", "RESOURCE_LOCAL"),
            Map.entry("jakarta.persistence.jtaDataSource", ""),
            Map.entry("jakarta.persistence.jdbc.driver", "org.postgresql.Driver"),
            Map.entry("jakarta.persistence.jdbc.url", url(database)),
            Map.entry("jakarta.persistence.jdbc.user", "lapor_app"),
            Map.entry("jakarta.persistence.jdbc.password", APP_PASSWORD),
            Map.entry("eclipselink.session-name", database),
            Map.entry("eclipselink.logging.level", "WARNING")));
  }

  /** A new entity manager as the application's role; the caller closes it. */
  public static EntityManager entityManager() {
    return running().factory.createEntityManager();
  }

  /** Runs {@code step} in one transaction and commits it; rolls back when it throws. */
  public static <T> T inTransaction(Function<EntityManager, T> step) {
    return run(step, true);
  }

  /** Like {@link #inTransaction}, for a step without a result. */
  public static void committed(Consumer<EntityManager> step) {
    run(nothingFrom(step), true);
  }

  /** Runs {@code step} in one transaction and undoes it. */
  public static void rolledBack(Consumer<EntityManager> step) {
    run(nothingFrom(step), false);
  }

  /** Connects as the application's role {@code lapor_app}. */
  public static DataSource application() {
    return running().source("lapor", "lapor_app", APP_PASSWORD);
  }

  /** Connects as {@code lapor_owner}, which owns the schema. */
  public static DataSource owner() {
    return running().source("lapor", "lapor_owner", OWNER_PASSWORD);
  }

  /** Connects as this role. */
  static DataSource connectedAs(String role, String password) {
    return running().source("lapor", role, password);
  }

  /** Makes a database without a schema of ours, and connects to it as {@code lapor_owner}. */
  static DataSource newDatabase(String name) {
    asSuperuser("create database " + name + " owner lapor_owner");
    return running().source(name, "lapor_owner", OWNER_PASSWORD);
  }

  /**
   * Makes a database with the schema as it was at this version, and connects to it as its owner.
   */
  public static DataSource databaseAt(String name, String version) {
    DataSource owner = newDatabase(name);
    Schema.configured(owner).target(version).load().migrate();
    return owner;
  }

  /** Entity managers of a database of {@link #databaseAt}; the caller closes it. */
  public static EntityManagerFactory entityManagersOf(DataSource owner) {
    return running().factory(((PGSimpleDataSource) owner).getDatabaseName());
  }

  /** Connects as {@code lapor_app} to a database of {@link #newDatabase}. */
  static DataSource applicationOf(DataSource owner) {
    String name = ((PGSimpleDataSource) owner).getDatabaseName();
    return running().source(name, "lapor_app", APP_PASSWORD);
  }

  /** Executes statements as PostgreSQL's superuser in the database of the tests. */
  static void asSuperuser(String... statements) {
    try (Connection superuser =
            running().postgres.getDatabase("postgres", "lapor").getConnection();
        Statement statement = superuser.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static synchronized TestDatabase running() {
    if (running == null) {
      running = new TestDatabase();
    }
    return running;
  }

  private static Function<EntityManager, Void> nothingFrom(Consumer<EntityManager> step) {
    return em -> {
      step.accept(em);
      return null;
    };
  }

  private static <T> T run(Function<EntityManager, T> step, boolean commit) {
    EntityManager em = entityManager();
    EntityTransaction transaction = em.getTransaction();
    try {
      transaction.begin();
      T result = step.apply(em);
      if (commit) {
        transaction.commit();
      }
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
      em.close();
    }
  }

  private void makeRoles() throws SQLException {
    try (Connection superuser = postgres.getPostgresDatabase().getConnection();
        Statement statement = superuser.createStatement()) {
      for (String sql : rolesSql().split(";\\s*\\n")) {
        statement.execute(sql);
      }
    }
  }

  private static String rolesSql() {
    try (InputStream sql = TestDatabase.class.getResourceAsStream("/db/roles.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${owner}", OWNER_PASSWORD)
          .replace("${app}", APP_PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataSource source(String database, String role, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(role);
    source.setPassword(password);
    return source;
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
  }
}
