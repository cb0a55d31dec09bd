package id.lapor.bench;

import id.lapor.shared.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database with a little reference data and no report, and keys for it. */
final class EmptyInstallation implements Target, AutoCloseable {

  private static final String REFERENCE =
      """
      insert into region (code, name, name_en, type, parent_code, zone) values
        ('35', 'Jawa Timur', 'East Java', 'PROVINCE', null, 'Asia/Jakarta'),
        ('35.78', 'Kota Surabaya', 'Surabaya', 'CITY', '35', 'Asia/Jakarta');
      insert into institution (id, code, name, name_en, type, path, zone, valid_from) values
        (1, 'kemenkes', 'Kementerian Kesehatan', 'Health', 'MINISTRY', '/1/', 'Asia/Jakarta', '2020-01-01'),
        (2, 'kota-surabaya', 'Kota Surabaya', 'Surabaya', 'CITY', '/2/', 'Asia/Jakarta', '2020-01-01'),
        (3, 'kota-jayapura', 'Kota Jayapura', 'Jayapura', 'CITY', '/3/', 'Asia/Jayapura', '2020-01-01');
      insert into category (id, code, name, name_en, position, valid_from) values
        (1, 'jalan', 'Jalan', 'Roads', 1, '2020-01-01'), (2, 'obat', 'Obat', 'Drugs', 2, '2020-01-01');
      """;

  private final EmbeddedPostgres postgres;
  private final Properties keys = new Properties();

  EmptyInstallation() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    try (Connection superuser = postgres.getPostgresDatabase().getConnection();
        Statement statement = superuser.createStatement()) {
      for (String sql : resource("/db/roles.sql").replace("${", "").split(";\\s*\\n")) {
        statement.execute(sql.replace("owner}", "owner").replace("app}", "app"));
      }
    }
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(url());
    owner.setUser("lapor_owner");
    owner.setPassword("owner");
    Schema.migrate(owner);
    fill();
    for (String key :
        List.of("vault.key.1", "hmac.key", "answer.key", "form.key", "signing.key.1")) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      keys.setProperty(key, Base64.getEncoder().encodeToString(random));
    }
    keys.setProperty("vault.key.current", "1");
    keys.setProperty("signing.key.current", "1");
  }

  private void fill() throws SQLException, IOException {
    try (Connection database = asSuperuser();
        Statement statement = database.createStatement()) {
      statement.execute(REFERENCE);
      statement.execute("select setval('institution_seq', 50)");
      statement.execute("alter table time_limit alter id set default nextval('time_limit_seq')");
      database
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy time_limit (regulation, report_class, timer, amount, unit, legal_source,"
                  + " valid_from, valid_to) from stdin csv header",
              new StringReader(resource("/reference/time-limits.csv")));
    }
  }

  @Override
  public Connection asSuperuser() throws SQLException {
    return DriverManager.getConnection(url() + "?currentSchema=lapor", "postgres", "postgres");
  }

  @Override
  public Properties keys() {
    return keys;
  }

  /** The one number that a query answers. */
  long number(String query) throws SQLException {
    try (Connection database = asSuperuser();
        Statement statement = database.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/lapor";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EmptyInstallation.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
