package id.lapor.receiver;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the institution keeps, in one file: its inbox, its cases, the receipts that it owes. Nothing
 * is acknowledged or sent before it is here for good. One thread uses it.
 */
final class Store implements AutoCloseable {

  private final Connection database;

  private Store(Connection database) {
    this.database = database;
  }

  /** Opens the file, and makes it when there is none. */
  static Store open(Path file) throws SQLException, IOException {
    Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = database.createStatement();
        InputStream tables = Store.class.getResourceAsStream("store.sql")) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      statement.execute("pragma busy_timeout = 10000");
      String script = new String(tables.readAllBytes(), StandardCharsets.UTF_8);
      for (String one : script.split(";\\s*")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
    database.setAutoCommit(false);
    return new Store(database);
  }

  /** Makes everything since the last commit last. */
  void commit() throws SQLException {
    database.commit();
  }

  /** Forgets everything since the last commit. */
  void undo() throws SQLException {
    database.rollback();
  }

  /** Writes a message into the inbox; false when it is there already. */
  boolean isNew(JsonObject message, Letter letter) throws SQLException {
    return change(
            "insert or ignore into message (message_id, kind, epoch, sequence, handoff_id, sha256,"
                + " body, signature, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            message.getString("messageId"),
            message.getString("kind"),
            message.getInt("epoch", 1),
            message.getJsonNumber("sequence").longValueExact(),
            message.getString("handoffId", null),
            letter.sha256(),
            letter.body(),
            letter.signature(),
            Instant.now().toString())
        == 1;
  }

  /** Keeps what is not believed, for somebody to look at. */
  void refuse(byte[] body, String reason) throws SQLException {
    change(
        "insert into refused (reason, body, received_at) values (?, ?, ?)",
        reason,
        body,
        Instant.now().toString());
  }

  /**
   * Opens the case of a hand-off; false when it is open, or was ended before it was heard of.
   *
   * @param title what it is about
   */
  boolean openCase(String handoffId, String trackingId, String title) throws SQLException {
    return change(
            "insert or ignore into case_file (handoff_id, tracking_id, title, open, effects)"
                + " values (?, ?, ?, true, 1)",
            handoffId,
            trackingId,
            title)
        == 1;
  }

  /** Ends a case, or makes sure that it is not opened by an offer that comes later. */
  void endCase(String handoffId) throws SQLException {
    change(
        "insert into case_file (handoff_id, open, effects) values (?, false, 1)"
            + " on conflict (handoff_id) do update set open = false, effects = effects + 1",
        handoffId);
  }

  /** Whether LAPOR has erased this report: what still comes about it is not kept. */
  boolean isErased(String trackingId) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select 1 from erased where tracking_id = ?")) {
      query.setString(1, trackingId);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Deletes what was told and said about a report: bodies of messages and receipts, and titles. The
   * hashes and signatures stay, so that whoever has the bytes can prove them. What is still owed
   * about it is not sent any more.
   *
   * @param handoffId one hand-off of the report, of which nothing else may have come yet
   */
  void erase(String trackingId, String handoffId) throws SQLException {
    change("insert or ignore into erased (tracking_id) values (?)", trackingId);
    change(
        "insert into case_file (handoff_id, tracking_id, open, effects) values (?, ?, false, 1)"
            + " on conflict (handoff_id) do update set tracking_id = excluded.tracking_id",
        handoffId,
        trackingId);
    String ofReport = "handoff_id in (select handoff_id from case_file where tracking_id = ?)";
    change("update message set body = x'' where kind <> 'ERASURE' and " + ofReport, trackingId);
    change("delete from receipt where answer is null and " + ofReport, trackingId);
    change("update receipt set body = x'' where " + ofReport, trackingId);
    change("update case_file set title = null, open = false where tracking_id = ?", trackingId);
  }

  /** Counts something else that was done about a case. */
  void noteEffect(String handoffId) throws SQLException {
    change("update case_file set effects = effects + 1 where handoff_id = ?", handoffId);
  }

  /** Owes LAPOR a receipt, with exactly these bytes however often it is sent. */
  void owe(Receipt receipt) throws SQLException {
    change(
        "insert into receipt (receipt_id, handoff_id, kind, body, signature)"
            + " values (?, ?, ?, ?, ?)",
        receipt.id(),
        receipt.handoffId(),
        receipt.kind(),
        receipt.body(),
        receipt.signature());
  }

  /**
   * The receipts that are to be sent: new ones, and those that LAPOR has not answered for long.
   *
   * @param unansweredSince sent before this time counts as long
   */
  List<Receipt> owed(Instant unansweredSince, int atMost) throws SQLException {
    List<Receipt> owed = new ArrayList<>();
    try (PreparedStatement query =
        database.prepareStatement(
            "select receipt_id, handoff_id, kind, body, signature from receipt where answer is null"
                + " and (sent_at is null or sent_at < ?) order by rowid limit ?")) {
      query.setString(1, unansweredSince.toString());
      query.setInt(2, atMost);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          owed.add(
              new Receipt(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getBytes(4),
                  rows.getString(5)));
        }
      }
    }
    return owed;
  }

  /** The broker has it. */
  void sent(Receipt receipt) throws SQLException {
    change(
        "update receipt set sent_at = ? where receipt_id = ?",
        Instant.now().toString(),
        receipt.id());
  }

  /** LAPOR has answered. */
  void answered(String receiptId, String answer, String reason) throws SQLException {
    change(
        "update receipt set answer = ?, reason = ? where receipt_id = ?",
        answer,
        reason,
        receiptId);
  }

  /** LAPOR's keys as they were published last. */
  String laporKeys() throws SQLException {
    String keys = text("select max(keys) from lapor_keys");
    return keys == null ? "{\"keys\":[]}" : keys;
  }

  /** Keeps LAPOR's keys, with those that were known before. */
  void keepLaporKeys(String keys) throws SQLException {
    change("delete from lapor_keys");
    change("insert into lapor_keys (keys) values (?)", keys);
  }

  /** What a message said, by its hash; empty once it was erased. */
  byte[] bodyOf(String sha256) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select body from message where sha256 = ?")) {
      query.setString(1, sha256);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    }
  }

  /** How many of what there are. */
  JsonObject counts() throws SQLException {
    JsonObjectBuilder counts = Json.createObjectBuilder();
    for (String[] one : COUNTS) {
      counts.add(one[0], Long.parseLong(text(one[1])));
    }
    return counts.build();
  }

  private static final String[][] COUNTS = {
    {"messages", "select count(*) from message"},
    {"offers", "select count(*) from message where kind = 'OFFER'"},
    {"cases", "select count(*) from case_file"},
    {"openCases", "select count(*) from case_file where open"},
    {"refused", "select count(*) from refused"},
    {"receipts", "select count(*) from receipt"},
    {"unsent", "select count(*) from receipt where sent_at is null and answer is null"},
    {"unanswered", "select count(*) from receipt where answer is null"},
    {"acknowledged", "select count(*) from receipt where answer = 'ACK'"},
    {"refusals", "select count(*) from receipt where answer = 'REFUSAL'"},
    {
      "missingNumbers",
      "select coalesce(sum(last - first + 1 - present), 0) from (select min(sequence) as first,"
          + " max(sequence) as last, count(distinct sequence) as present from message"
          + " group by epoch)"
    },
    {
      "doubledCases",
      "select count(*) from (select handoff_id from receipt group by handoff_id, kind"
          + " having count(*) > 1)"
    }
  };

  private String text(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private int change(String statement, Object... values) throws SQLException {
    try (PreparedStatement change = database.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
