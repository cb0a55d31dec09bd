package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One hand-off of an invented report, as far as it has come. */
final class Held {
  final long id;
  final String uuid;
  final Body institution;
  final Held parent;
  final Instant offered;
  final String message;
  String status = "OFFERED";
  Instant delivered;
  Instant accepted;
  Instant answered;
  Instant ended;
  String returnReason;

  Held(long id, String uuid, String message, Body institution, Held parent, Instant offered) {
    this.id = id;
    this.uuid = uuid;
    this.message = message;
    this.institution = institution;
    this.parent = parent;
    this.offered = offered;
  }

  /** Writes it, and its messages when they are young enough to be kept. */
  void write(Telling telling, long report) {
    telling
        .tables()
        .handoffs
        .add(
            id,
            accepted == null ? 1 : 2,
            uuid,
            report,
            institution.id(),
            parent == null ? null : parent.id,
            "LEAD",
            status,
            false,
            offered,
            delivered == null ? null : offered.plusMillis(200),
            delivered,
            accepted,
            answered,
            ended,
            returnReason,
            null,
            message);
    writeMessage(telling);
  }

  /** Writes its offer into the outbox, as yet without a number. */
  void promise(Telling telling, long channel, String trackingId) {
    String payload =
        "{\"trackingId\":\"%s\",\"institution\":\"%s\",\"role\":\"LEAD\"}"
            .formatted(trackingId, institution.code());
    telling
        .tables()
        .promised
        .add(telling.messageNumbers().next(), message, channel, "OFFER", uuid, payload, offered);
  }

  /** Rows of messages are kept in monthly partitions, of which a new database has the present. */
  private void writeMessage(Telling telling) {
    LocalDate month = LocalDate.ofInstant(telling.now(), ZoneOffset.UTC).withDayOfMonth(1);
    if (delivered == null || delivered.isBefore(month.atStartOfDay(ZoneOffset.UTC).toInstant())) {
      return;
    }
    LocalDate day = LocalDate.ofInstant(delivered, ZoneOffset.UTC);
    telling.tables().received.add(message, day, delivered);
    telling
        .tables()
        .sent
        .add(
            message,
            day,
            telling.channel(),
            telling.messageNumbers().next(),
            "OFFER",
            uuid,
            offered,
            offered.plusMillis(200));
  }
}
