package id.lapor.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables that reports fill, each with the rows of a batch. */
final class Tables {

  final Rows reports =
      new Rows(
          "report",
          "id, version, tracking_id, access_code_hash, type, supervisory, status, turn,"
              + " original_title, original_body, public_title, public_text, published,"
              + " incident_date, region_code, lat, lon, category_id, named_institution_id,"
              + " lead_institution_id, anonymous, confidential, pseudonym, published_name,"
              + " consent_version, consent_at, channel, imported, received_at, routed_at,"
              + " last_answer_at, auto_close_at, closed_at, completion_reason, rating,"
              + " resolved_per_reporter, return_count, reopen_count, merged_into_id,"
              + " status_before_merge");
  final Rows events =
      new Rows(
          "report_event",
          "id, report_id, sequence, type, at, actor, actor_role, institution_id, handoff, data,"
              + " content_digest, previous_hash, hash");
  final Rows contents = new Rows("event_content", "event_id, salt, text");
  final Rows handoffs =
      new Rows(
          "handoff",
          "id, version, uuid, report_id, institution_id, parent_id, role, status, binding,"
              + " offered_at, sent_at, delivered_at, accepted_at, answered_at, ended_at,"
              + " return_reason, status_before_withdrawal, last_message_id");
  final Rows answers =
      new Rows(
          "answer",
          "id, version, uuid, handoff_id, status, text, substantive, author, drafted_at,"
              + " published_at");
  final Rows deadlines =
      new Rows(
          "deadline",
          "id, version, report_id, handoff_id, timer, report_class, regulation, amount, unit,"
              + " legal_source, zone, started_at, due_at, state, ended_at");
  final Rows reporters =
      new Rows(
          "vault.reporter",
          "pseudonym, name, email, phone, national_id, email_hash, phone_hash, stored_at");
  final Rows accesses = new Rows("vault.access_record", "pseudonym, at, actor, purpose");
  final Rows received = new Rows("inbox_message", "message_id, received_on, received_at");
  final Rows sent =
      new Rows(
          "outbox_delivery",
          "message_id, sent_on, channel_id, sequence, type, handoff_id, promised_at, sent_at");

  final Rows promised =
      new Rows(
          "outbox_message", "id, message_id, channel_id, type, handoff_id, payload, promised_at");

  /** Names of the tables, for those who look after their indexes and statistics. */
  static final List<String> NAMES =
      List.of(
          "lapor.report",
          "lapor.report_event",
          "lapor.event_content",
          "lapor.handoff",
          "lapor.answer",
          "lapor.deadline",
          "lapor.inbox_message",
          "lapor.outbox_delivery",
          "vault.reporter",
          "vault.access_record");

  /** Sends everything that has been added. */
  void copy(Connection database) throws SQLException, IOException {
    CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
    for (Rows rows :
        List.of(
            reports, events, contents, handoffs, answers, deadlines, reporters, accesses, received,
            sent, promised)) {
      String text = rows.take();
      if (!text.isEmpty()) {
        copy.copyIn(rows.command(), new StringReader(text));
      }
    }
  }
}
