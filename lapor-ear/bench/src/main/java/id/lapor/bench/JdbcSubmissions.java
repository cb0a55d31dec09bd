package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import id.lapor.identity.AccessCode;
import id.lapor.identity.Keys;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.SealedIdentity;
import id.lapor.report.TrackingId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The floor: a plain JDBC program that commits, for each submission, the rows that the application
 * commits, to the same tables with the same rights and durability. It looks nothing up, checks
 * nothing and answers nobody.
 */
final class JdbcSubmissions implements Load.Clients {

  private static final String REPORTER = "select vault.store(?, ?, ?, ?, ?, ?, ?)";
  private static final String REPORT =
      "insert into report (id, version, tracking_id, access_code_hash, type, supervisory, status,"
          + " turn, original_title, original_body, published, incident_date, region_code,"
          + " category_id, named_institution_id, anonymous, confidential, pseudonym,"
          + " consent_version, consent_at, channel, imported, received_at, return_count,"
          + " reopen_count) values (?, 1, ?, ?, 'COMPLAINT', false, 'SUBMITTED', 'INSTITUTION', ?,"
          + " ?, false, date '2026-11-02', ?, ?, ?, false, false, ?, '2026-1', ?, 'WEB', false, ?,"
          + " 0, 0)";
  private static final String EVENT =
      "insert into report_event (id, report_id, sequence, type, at, actor, actor_role, data,"
          + " content_digest, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String CONTENT =
      "insert into event_content (event_id, salt, text) values (?, ?, ?)";
  private static final String DEADLINE =
      "insert into deadline (id, version, report_id, timer, report_class, regulation, amount, unit,"
          + " legal_source, zone, started_at, due_at, state) values (?, 1, ?, 'VERIFY',"
          + " 'COMPLAINT', 'PermenPANRB', 3, 'WORKING_DAY', 'PermenPANRB', 'Asia/Jakarta', ?, ?,"
          + " 'RUNNING')";

  private static final String SUBSCRIPTION =
      "insert into notice_subscription (report_id, version, pseudonym, channel, language)"
          + " values (?, 1, ?, 'EMAIL', 'id')";
  private static final String NOTICE =
      "insert into notice (id, version, message_id, kind, pseudonym, channel, report_id, tracking_id,"
          + " language, sealed_content, topics, requested_at, expires_at, attempts, next_attempt_at)"
          + " values (?, 1, ?, 'NEWS', ?, 'EMAIL', ?, ?, 'id', ?, 'RECEIVED', ?, ?, 0, ?)";

  /** SQL state of a value that must be unique and is not. */
  private static final String TAKEN = "23505";

  /** As the application writes it. */
  private static final String NEWS = "[{\"template\":\"RECEIVED\",\"at\":\"%s\",\"values\":{}}]";

  private final Installation installation;
  private final Reference reference;
  private final Words words;
  private final Keys keys;
  private final Ids reports;
  private final Ids events;
  private final Ids deadlines;
  private final Ids notices;

  JdbcSubmissions(Installation installation, Reference reference, Words words) throws SQLException {
    this.installation = installation;
    this.reference = reference;
    this.words = words;
    this.keys = Keys.of(installation.keys());
    try (Connection database = installation.asSuperuser()) {
      reports = Ids.take(database, "report_seq", 10_000_000);
      events = Ids.take(database, "report_event_seq", 10_000_000);
      deadlines = Ids.take(database, "deadline_seq", 10_000_000);
      notices = Ids.take(database, "notice_seq", 10_000_000);
    }
  }

  @Override
  public Load.Client client(int number) throws SQLException {
    Connection database = installation.asApplication();
    database.setAutoCommit(false);
    return new Connected(database);
  }

  private final class Connected implements Load.Client {

    private final Connection database;
    private final PreparedStatement reporter;
    private final PreparedStatement report;
    private final PreparedStatement event;
    private final PreparedStatement content;
    private final PreparedStatement deadline;
    private final PreparedStatement subscription;
    private final PreparedStatement notice;

    Connected(Connection database) throws SQLException {
      this.database = database;
      reporter = database.prepareStatement(REPORTER);
      report = database.prepareStatement(REPORT);
      event = database.prepareStatement(EVENT);
      content = database.prepareStatement(CONTENT);
      deadline = database.prepareStatement(DEADLINE);
      subscription = database.prepareStatement(SUBSCRIPTION);
      notice = database.prepareStatement(NOTICE);
    }

    /** A tracking number that is taken is drawn again. */
    @Override
    public Boolean once(SplittableRandom random) throws SQLException {
      try {
        submit(random);
      } catch (SQLException failed) {
        if (!TAKEN.equals(failed.getSQLState())) {
          throw failed;
        }
        database.rollback();
        submit(random);
      }
      return true;
    }

    private void submit(SplittableRandom random) throws SQLException {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      long id = reports.next();
      String digits = TrackingId.numbered(100_000_000 + random.nextInt(900_000_000)).digits();
      String pseudonym = UUID.randomUUID().toString();
      String title = words.title(random);
      String body = words.body(random);
      store(pseudonym, random);
      Body named = reference.institution(random);
      values(
          report,
          id,
          digits,
          AccessCode.create().hash(keys),
          title,
          body,
          reference.region(random),
          reference.topic(random).id(),
          named.id(),
          pseudonym,
          Timestamp.from(now),
          Timestamp.from(now));
      append(id, digits, now, title, body);
      values(
          deadline,
          deadlines.next(),
          id,
          Timestamp.from(now),
          Timestamp.from(now.plus(3, ChronoUnit.DAYS)));
      promise(id, digits, pseudonym, now);
      database.commit();
    }

    /** The reporter is told that the report was received. */
    private void promise(long id, String digits, String pseudonym, Instant now)
        throws SQLException {
      values(subscription, id, pseudonym);
      values(
          notice,
          notices.next(),
          UUID.randomUUID().toString(),
          pseudonym,
          id,
          digits,
          keys.sealFor(pseudonym, NEWS.formatted(now)),
          Timestamp.from(now),
          Timestamp.from(now.plus(7, ChronoUnit.DAYS)),
          Timestamp.from(now));
    }

    private void append(long id, String digits, Instant now, String title, String body)
        throws SQLException {
      Trail.Written written =
          new Trail(null, events, new SplittableRandom(id), id, digits).submitted(now, title, body);
      values(
          event,
          written.id(),
          id,
          1,
          "SUBMITTED",
          Timestamp.from(now),
          "reporter",
          "REPORTER",
          written.event().data(),
          written.event().contentDigest(),
          written.event().previousHash(),
          written.event().hash());
      values(content, written.id(), written.content().salt(), written.content().text());
    }

    private void store(String pseudonym, SplittableRandom random) throws SQLException {
      int number = random.nextInt(1_000_000);
      SealedIdentity sealed =
          SealedIdentity.of(
              pseudonym,
              new ReporterDetails(
                  "Warga " + number, "warga" + number + "@example.com", "081234567890", null),
              keys);
      bind(
          reporter,
          pseudonym,
          sealed.name(),
          sealed.email(),
          sealed.phone(),
          null,
          sealed.emailHash(),
          sealed.phoneHash());
      reporter.executeQuery().close();
    }

    @Override
    public void close() throws SQLException {
      database.close();
    }
  }

  private static void values(PreparedStatement statement, Object... values) throws SQLException {
    bind(statement, values);
    statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        statement.setNull(i + 1, java.sql.Types.VARCHAR);
      } else {
        statement.setObject(i + 1, values[i]);
      }
    }
  }
}
