package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.bench.Loader.Known;
import id.lapor.bench.Requests.RequestFor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reports on their way to institutions: verified, sent through the portal's channel by outbox and
 * broker, delivered, and answered.
 */
final class Passage {

  private static final int PATIENCE_SECONDS = 300;

  /** A hand-off that waits for its answer. */
  record Waiting(String uuid, long version, String institution) {}

  /**
   * How the channel did.
   *
   * @param aSecond hand-offs from the first verification to the last delivery
   * @param p50 milliseconds from the promise to the delivery of half of them
   */
  record Channel(int handoffs, double aSecond, double p50, double p95) {}

  private final Installation installation;
  private final Reference reference;
  private final Words words;
  private final Officers officers;

  Passage(Installation installation, Loader loader, Officers officers) {
    this.installation = installation;
    this.reference = loader.reference();
    this.words = loader.words();
    this.officers = officers;
  }

  /** The verifier hands a new report to an institution that has an officer here. */
  RequestFor<Known> verify() {
    return (client, report) -> {
      SplittableRandom random = new SplittableRandom(report.digits().hashCode());
      List<String> all = officers.institutions();
      return client.post(
          "/reports/" + report.digits() + "/verification",
          officers.verifier(),
          "{\"version\":1,\"category\":\"%s\",\"lead\":\"%s\"}"
              .formatted(reference.topic(random).code(), all.get(random.nextInt(all.size()))));
    };
  }

  /** The institution's officer publishes an answer. */
  RequestFor<Waiting> answer() {
    return (client, handoff) -> answer(client, handoff);
  }

  private Reply answer(Client client, Waiting handoff) throws IOException {
    return client.post(
        "/handoffs/" + handoff.uuid() + "/answers",
        officers.liaison(handoff.institution()),
        "{\"version\":%d,\"text\":\"%s\",\"substantive\":true,\"publish\":true}"
            .formatted(
                handoff.version(), words.body(new SplittableRandom(handoff.uuid().hashCode()))));
  }

  /** Waits until everything that was offered since then has been delivered. */
  Channel awaitDelivery(Instant since) throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (count("status = 'OFFERED'", since) > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Hand-offs are not delivered");
      }
      Thread.sleep(100);
    }
    try (Connection database = installation.asSuperuser();
        PreparedStatement query =
            database.prepareStatement(
                "select count(*), extract(epoch from max(delivered_at) - min(offered_at)),"
                    + " percentile_cont(0.5) within group (order by"
                    + " extract(epoch from delivered_at - offered_at)),"
                    + " percentile_cont(0.95) within group (order by"
                    + " extract(epoch from delivered_at - offered_at))"
                    + " from handoff where offered_at >= ?")) {
      query.setObject(1, since.atOffset(java.time.ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Channel(
            row.getInt(1),
            row.getInt(1) / row.getDouble(2),
            row.getDouble(3) * 1000,
            row.getDouble(4) * 1000);
      }
    }
  }

  /** What was delivered since then. */
  ConcurrentLinkedQueue<Waiting> waiting(Instant since) throws SQLException {
    ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    try (Connection database = installation.asSuperuser();
        PreparedStatement query =
            database.prepareStatement(
                "select h.uuid, h.version, i.code from handoff h"
                    + " join institution i on i.id = h.institution_id"
                    + " where h.offered_at >= ? and h.status = 'DELIVERED'")) {
      query.setObject(1, since.atOffset(java.time.ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getString(1), row.getLong(2), row.getString(3)));
        }
      }
    }
    return waiting;
  }

  private long count(String condition, Instant since) throws SQLException {
    try (Connection database = installation.asSuperuser();
        PreparedStatement query =
            database.prepareStatement(
                "select count(*) from handoff where offered_at >= ? and " + condition)) {
      query.setObject(1, since.atOffset(java.time.ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
