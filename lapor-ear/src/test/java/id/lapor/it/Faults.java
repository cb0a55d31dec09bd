package id.lapor.it;

/**
 * Faults laid into the database, so that nothing in the application is made for tests. What they
 * count survives the transactions that they spoil.
 */
final class Faults {

  private Faults() {}

  /** The first so many rows of such a statement fail. */
  static void failing(String table, String statement, int times) {
    lay(
        table,
        statement,
        "if nextval('it_fault') <= " + times + " then raise 'laid fault'; end if");
  }

  /** The first row of such a statement is held for a minute. */
  static void hanging(String table, String statement) {
    lay(table, statement, "if nextval('it_fault') <= 1 then perform pg_sleep(60); end if");
  }

  /** How many rows came by, failed ones included. */
  static long calls() {
    return Sql.count("select case when is_called then last_value else 0 end from it_fault");
  }

  /** Takes the fault of the table away. */
  static void repaired(String table) {
    Sql.run(
        "drop trigger if exists it_fault on "
            + table
            + "; drop function if exists it_fault(); drop sequence if exists it_fault");
  }

  private static void lay(String table, String statement, String fault) {
    Sql.run(
        "create sequence it_fault;"
            + " create function it_fault() returns trigger language plpgsql security definer"
            + " set search_path = lapor, pg_temp as $$ begin "
            + fault
            + "; if tg_op = 'DELETE' then return old; end if; return new; end $$;"
            + (" create trigger it_fault before " + statement + " on " + table)
            + " for each row execute function it_fault()");
  }
}
