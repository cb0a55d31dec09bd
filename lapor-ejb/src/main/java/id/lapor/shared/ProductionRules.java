package id.lapor.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database must not be like when real people report to it. Asked at each start, and before
 * it by whoever checks an installation.
 */
public final class ProductionRules {

  private static final String SELF = "(select oid from pg_roles where rolname = current_user)";

  /** What is wrong with the application's role, and how that is asked. */
  private static final Map<String, String> ROLE = new LinkedHashMap<>();

  /** What is left of a demonstration: its table, and how that is asked. */
  private static final Map<String, List<String>> DEMONSTRATION =
      Map.of(
          "demo accounts", List.of("account", "where demo"),
          "invented reports", List.of("demo_story", ""));

  static {
    ROLE.put("is a superuser", attribute("rolsuper"));
    ROLE.put("may make roles", attribute("rolcreaterole"));
    ROLE.put("may make databases", attribute("rolcreatedb"));
    ROLE.put("may pass over row level security", attribute("rolbypassrls"));
    ROLE.put("may copy the whole database", attribute("rolreplication"));
    ROLE.put("is or may become lapor_owner", member("lapor_owner"));
    ROLE.put("is or may become lapor_vault", member("lapor_vault"));
    ROLE.put(
        "owns tables or schemas of LAPOR",
        "exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname in ('lapor', 'vault') and c.relowner = "
            + SELF
            + ") or exists (select from pg_namespace where nspname in ('lapor', 'vault')"
            + " and nspowner = "
            + SELF
            + ")");
    ROLE.put(
        "is not lapor_app, to whom the migrations give the application's rights",
        "not exists (select from pg_roles where rolname = 'lapor_app'"
            + " and pg_has_role(current_user, oid, 'member'))");
  }

  private ProductionRules() {}

  /**
   * Why a role must not be the application's: one that owns tables, or may become somebody who
   * does, could read who reported and change the past.
   *
   * @param application connects as the role
   * @return ends of sentences that begin with the role's name; empty when it is a fit one
   */
  public static List<String> againstRole(Connection application) throws SQLException {
    if (yes(application, ROLE.get("is a superuser"))) {
      return List.of("is a superuser");
    }
    List<String> objections = new ArrayList<>();
    for (Map.Entry<String, String> one : ROLE.entrySet()) {
      if (yes(application, one.getValue())) {
        objections.add(one.getKey());
      }
    }
    return objections;
  }

  /**
   * What a demonstration left in the database: passwords that everybody knows, and reports that
   * nobody sent.
   *
   * @param database connects as a role that may read the tables
   */
  public static List<String> remainsOfDemonstration(Connection database) throws SQLException {
    List<String> remains = new ArrayList<>();
    for (Map.Entry<String, List<String>> one : DEMONSTRATION.entrySet()) {
      String table = "lapor." + one.getValue().get(0);
      String rows = "exists (select from " + table + " " + one.getValue().get(1) + ")";
      if (yes(database, "to_regclass('" + table + "') is not null") && yes(database, rows)) {
        remains.add(one.getKey());
      }
    }
    return remains;
  }

  private static String attribute(String column) {
    return "(select " + column + " from pg_roles where rolname = current_user)";
  }

  private static String member(String role) {
    return "exists (select from pg_roles where rolname = '"
        + role
        + "' and pg_has_role(current_user, oid, 'member'))";
  }

  private static boolean yes(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select " + question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
