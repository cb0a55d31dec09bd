package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionSweepTest {

  @Test
  void aMonthGoesWhenItsLastRowHasBeenKeptNinetyDays() throws SQLException {
    inRolledBackSchema(
        statement -> {
          statement.execute("select keep_monthly_tables('2031-01-15')");
          statement.execute("select keep_monthly_tables('2031-04-30')");
          assertThat(partitions(statement, "inbox_message")).contains("inbox_message_203101");

          statement.execute("select keep_monthly_tables('2031-05-02')");

          assertThat(partitions(statement, "inbox_message"))
              .doesNotContain("inbox_message_203101")
              .contains("inbox_message_203102");
        });
  }

  @Test
  void theMonthsToComeAreThereInTime() throws SQLException {
    inRolledBackSchema(
        statement -> {
          statement.execute("select keep_monthly_tables('2031-11-30')");

          assertThat(partitions(statement, "outbox_delivery"))
              .contains(
                  "outbox_delivery_203111", "outbox_delivery_203112", "outbox_delivery_203201");
        });
  }

  @Test
  void theApplicationKeepsTheTablesOfTodayAndOfNoOtherDay() throws SQLException {
    try (Connection application = TestDatabase.application().getConnection();
        Statement statement = application.createStatement()) {
      statement.execute("select keep_monthly_tables()");

      assertThatThrownBy(() -> statement.execute("select keep_monthly_tables('2099-01-01')"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("delete from inbox_message"))
          .hasMessageContaining("permission denied");
    }
  }

  private static void inRolledBackSchema(Step step) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      step.run(statement);
      owner.rollback();
    }
  }

  private static List<String> partitions(Statement statement, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = '"
                + table
                + "'::regclass")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private interface Step {
    void run(Statement statement) throws SQLException;
  }
}
