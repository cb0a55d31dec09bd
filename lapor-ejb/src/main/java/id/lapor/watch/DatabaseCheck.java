package id.lapor.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;

/** Whether the database answers, asked over a connection of those that use cases get. */
@ApplicationScoped
@Readiness
public class DatabaseCheck extends BoundedCheck {

  private static final int ANSWER_WITHIN_SECONDS = 2;

  @Resource(lookup = "java:/jdbc/lapor")
  DataSource database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  protected Finding look() throws SQLException {
    long begun = System.nanoTime();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      statement.execute("select 1");
    }
    return Finding.ok().with("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }
}
