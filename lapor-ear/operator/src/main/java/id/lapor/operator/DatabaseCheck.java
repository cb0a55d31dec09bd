package id.lapor.operator;

import id.lapor.launcher.Build;
import id.lapor.shared.ProductionRules;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether the database can be reached as both roles and is one that the application can work with.
 */
final class DatabaseCheck {

  private static final int OLDEST_VERSION = 150_000;
  private static final String PATIENCE_SECONDS = "10";
  private static final Duration DRIFT = Duration.ofSeconds(5);
  private static final Duration MUCH_DRIFT = Duration.ofMinutes(2);

  private final Configuration configuration;
  private final Findings findings;

  DatabaseCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  void run() {
    as(Setting.DB_USER, Setting.DB_PASSWORD, this::lookAsApplication);
    as(Setting.DB_OWNER_USER, Setting.DB_OWNER_PASSWORD, this::lookAsOwner);
  }

  /** Something to look at over a connection. */
  private interface Look {
    void at(Connection connection) throws SQLException;
  }

  private void as(Setting user, Setting password, Look look) {
    if (!Check.usable(configuration, Setting.DB_URL) || !Check.usable(configuration, password)) {
      return;
    }
    Properties account = new Properties();
    account.setProperty("user", configuration.required(user));
    account.setProperty("password", configuration.required(password));
    account.setProperty("connectTimeout", PATIENCE_SECONDS);
    account.setProperty("loginTimeout", PATIENCE_SECONDS);
    account.setProperty("socketTimeout", PATIENCE_SECONDS);
    account.setProperty("ApplicationName", "lapor-check");
    try (Connection connection =
        DriverManager.getConnection(configuration.required(Setting.DB_URL), account)) {
      connection.setReadOnly(true);
      look.at(connection);
    } catch (SQLException refused) {
      refusal(user, password, refused);
    }
  }

  private void refusal(Setting user, Setting password, SQLException refused) {
    String role = configuration.required(user);
    String state = Optional.ofNullable(refused.getSQLState()).orElse("");
    if (state.startsWith("28")) {
      findings.error(
          password, "or " + user.key() + " is wrong: the database does not let in " + role);
    } else if (state.equals("3D000")) {
      findings.error(
          Setting.DB_URL, "names a database that does not exist: make it with db/roles.sql");
    } else if (state.startsWith("08")) {
      if (user == Setting.DB_USER) {
        findings.error(Setting.DB_URL, "does not answer: " + refused.getMessage());
      }
    } else {
      findings.error(
          user, "cannot be used: the database says to " + role + ": " + refused.getMessage());
    }
  }

  private void lookAsApplication(Connection connection) throws SQLException {
    int version =
        Integer.parseInt(Sql.text(connection, "select current_setting('server_version_num')"));
    if (version < OLDEST_VERSION) {
      findings.error(
          Setting.DB_URL,
          "is PostgreSQL "
              + Sql.text(connection, "select current_setting('server_version')")
              + ": 15 or newer is needed");
    }
    String encoding = Sql.text(connection, "select current_setting('server_encoding')");
    if (!encoding.equals("UTF8")) {
      findings.error(
          Setting.DB_URL, "names a database in " + encoding + ": make one in UTF8, db/roles.sql");
    }
    clock(connection);
    for (String objection : ProductionRules.againstRole(connection)) {
      findings.error(
          Setting.DB_USER,
          configuration.required(Setting.DB_USER)
              + " "
              + objection
              + ": the application needs lapor_app as db/roles.sql makes it");
    }
  }

  /** Deadlines and signatures are dated by nodes and database alike. */
  private void clock(Connection connection) throws SQLException {
    String millis =
        Sql.text(connection, "select (extract(epoch from clock_timestamp()) * 1000)::bigint");
    Duration drift =
        Duration.between(Instant.ofEpochMilli(Long.parseLong(millis)), Instant.now()).abs();
    if (drift.compareTo(MUCH_DRIFT) > 0) {
      findings.error(
          "Clock", "of this machine and the database's differ by " + drift.toSeconds() + " s");
    } else if (drift.compareTo(DRIFT) > 0) {
      findings.note(
          "Clock", "of this machine and the database's differ by " + drift.toSeconds() + " s");
    }
  }

  private void lookAsOwner(Connection connection) throws SQLException {
    if (!Sql.yes(connection, "select has_database_privilege(current_database(), 'create')")) {
      findings.error(
          Setting.DB_OWNER_USER, "may not make a schema in the database: see db/roles.sql");
    }
    if (!Sql.yes(
        connection,
        "select exists (select from pg_roles where rolname = 'lapor_vault'"
            + " and pg_has_role(current_user, oid, 'member'))")) {
      findings.error(
          Setting.DB_OWNER_USER, "is no member of lapor_vault: run db/roles.sql as a superuser");
    }
    if (!Sql.yes(
        connection, "select exists (select from pg_available_extensions where name = 'pg_trgm')")) {
      findings.error(
          Setting.DB_URL,
          "is a PostgreSQL without the extension pg_trgm: install its package (postgresql-contrib)");
    }
    schema(connection);
  }

  private void schema(Connection connection) throws SQLException {
    if (!Sql.yes(connection, "select to_regclass('lapor.flyway_schema_history') is not null")) {
      findings.note("Schema", "is empty and will be made");
      firstAdministrator();
      return;
    }
    Build build = Build.of(configuration.installation().ear());
    List<Integer> applied =
        Stream.of(
                Sql.text(
                        connection,
                        "select coalesce(string_agg(version, ' '), '-1')"
                            + " from lapor.flyway_schema_history"
                            + " where success and version ~ '^[0-9]+$'")
                    .split(" "))
            .map(Integer::valueOf)
            .toList();
    int present = Collections.max(applied);
    long missing = build.migrations().stream().filter(one -> one > present).count();
    Optional<Integer> gap =
        build.migrations().stream()
            .filter(one -> one < present && !applied.contains(one))
            .findFirst();
    if (present > build.schema()) {
      findings.error(
          "Schema",
          "is of version "
              + present
              + ", this build knows "
              + build.schema()
              + ": a newer LAPOR has been here. Start that one");
    } else if (gap.isPresent()) {
      findings.error(
          "Schema",
          "lacks migration "
              + gap.get()
              + " and has later ones: a build from between two versions has made it. Start that"
              + " one, or put a backup back");
    } else if (missing > 0) {
      findings.note("Schema", missing + " migrations will run: have a backup first");
    }
    if (configuration.production()) {
      remains(connection);
    }
  }

  private void remains(Connection connection) throws SQLException {
    if (!Sql.yes(connection, "select to_regclass('lapor.account') is not null")) {
      return;
    }
    for (String remain : ProductionRules.remainsOfDemonstration(connection)) {
      findings.error(
          Setting.MODE,
          "is production, and the database holds " + remain + ": take a new database");
    }
    if (!Sql.yes(connection, "select exists (select from lapor.account)")) {
      firstAdministrator();
    }
  }

  private void firstAdministrator() {
    if (configuration.production()
        && (configuration.given(Setting.ADMIN_USER).isEmpty()
            || configuration.given(Setting.ADMIN_PASSWORD).isEmpty())) {
      findings.error(
          Setting.ADMIN_USER,
          "there is no account yet: set "
              + Setting.ADMIN_USER.variable()
              + " and "
              + Setting.ADMIN_PASSWORD.variable()
              + " in the environment of this start");
    }
  }

  /** Questions with one answer. */
  static final class Sql {

    private Sql() {}

    /** The first column of the first row as text. */
    static String text(Connection connection, String query, String... parameters)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setString(i + 1, parameters[i]);
        }
        try (ResultSet result = statement.executeQuery()) {
          return result.next() ? result.getString(1) : "";
        }
      }
    }

    /** Whether the first column of the first row is true. */
    static boolean yes(Connection connection, String query, String... parameters)
        throws SQLException {
      return text(connection, query, parameters).equals("t");
    }
  }
}
