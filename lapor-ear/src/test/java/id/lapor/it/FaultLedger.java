package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import id.lapor.it.FaultPlan.Fault;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What both sides hold when all is calm again. */
final class FaultLedger {

  private static final String OF_REPORTS =
      "select h.uuid from handoff h join report r on r.id = h.report_id"
          + " where r.tracking_id = any (string_to_array(?, ','))";

  /** For all that waits to come through once nothing is killed any more. */
  private static final Duration CALM = Duration.ofMinutes(5);

  private final List<String> reports;
  private final List<ReferenceReceiver> receivers;

  private FaultLedger(List<String> reports, List<ReferenceReceiver> receivers) {
    this.reports = reports;
    this.receivers = receivers;
  }

  /** What is there when all that waited has come through; nothing may be killed any more. */
  static FaultLedger calm(FaultLoad load, List<ReferenceReceiver> receivers)
      throws InterruptedException, ExecutionException {
    FaultLedger ledger = new FaultLedger(load.finished(), receivers);
    Eventually.eventually(
        () -> {
          ledger.assertNothingWaits();
          return null;
        },
        CALM);
    return ledger;
  }

  /** Nothing is promised that was not sent or not taken, and every receipt has its answer. */
  void assertNothingWaits() {
    assertThat(CrashIT.waiting()).as("messages to be sent").isZero();
    assertThat(Sql.column(OF_REPORTS + " and h.status = 'OFFERED'", together()))
        .as("hand-offs that nobody has")
        .isEmpty();
    for (ReferenceReceiver receiver : receivers) {
      JsonObject counts = receiver.counts();
      assertThat(counts.getInt("unsent")).as("receipts to be sent, %s", receiver.state()).isZero();
      assertThat(counts.getInt("unanswered"))
          .as("receipts without an answer, %s", receiver.state())
          .isZero();
    }
  }

  /** Each report was handed off once, and each hand-off was taken up and answered once. */
  void assertOneEffect() {
    assertThat(reports).doesNotHaveDuplicates();
    assertThat(Sql.column(OF_REPORTS, together())).hasSameSizeAs(reports);
    // A later receipt implies the earlier ones, and may overtake them.
    assertThat(
            Sql.column(
                "select r.tracking_id from report r join report_event e on e.report_id = r.id"
                    + " where r.tracking_id = any (string_to_array(?, ','))"
                    + " group by r.tracking_id, e.type having count(*) > 1",
                together()))
        .as("with an event twice")
        .isEmpty();
    assertThat(
            Sql.column(
                OF_REPORTS
                    + " and h.status <> case when h.institution_id = (select id from institution"
                    + " where code = '"
                    + Cases.LEAD
                    + "') then 'DELIVERED' else 'ANSWERED' end",
                together()))
        .as("not where they should be")
        .isEmpty();
    for (ReferenceReceiver receiver : receivers) {
      long offered = offered(receiver.code());
      JsonObject counts = receiver.counts();
      assertThat(offered).as(receiver.code()).isPositive();
      assertThat(counts.getJsonNumber("cases").longValue()).as(receiver.code()).isEqualTo(offered);
      assertThat(counts.getInt("refused")).as("not believed").isZero();
      assertThat(counts.getInt("refusals")).as("refused by LAPOR").isZero();
      assertThat(counts.getInt("missingNumbers")).as("missing numbers").isZero();
      assertThat(counts.getInt("doubledCases")).as("said twice").isZero();
      assertThat(counts.getJsonNumber("acknowledged").longValue()).isEqualTo(3 * offered);
      assertThat(answers(receiver.code())).as("answers").isEqualTo(offered);
    }
  }

  /**
   * LAPOR's signatures and the institutions', over the bytes that LAPOR keeps and did not erase.
   */
  void assertEveryPairVerifies() throws Exception {
    JWKSet own = JWKSet.load(URI.create(RunningLapor.baseUrl() + "/.well-known/jwks.json").toURL());
    assertThat(verified("select body, signature from sent_message where body is not null", own))
        .isPositive();
    Map<String, JWKSet> theirs = new HashMap<>();
    for (ReferenceReceiver receiver : receivers) {
      String code = receiver.code();
      theirs.put(code, JWKSet.parse(Api.anybody().get("/institutions/" + code + "/keys").text()));
      assertThat(
              verified(
                  "select body, signature from exchange_receipt where kid like '" + code + "/%'",
                  theirs.get(code)))
          .isEqualTo(3 * offered(code));
    }
  }

  /** What was killed and what came of it. */
  String table(long seed, Map<Fault, Integer> done) {
    StringBuilder table = new StringBuilder("Faults, seed " + seed + "\n");
    done.forEach((fault, times) -> table.append("%-45s %4d%n".formatted(fault, times)));
    table.append("%-45s %4d%n".formatted("hand-offs", reports.size()));
    receivers.forEach(
        one ->
            table.append(
                "%-45s %4d%n".formatted("of these to " + one.code(), offered(one.code()))));
    table.append(
        "%-45s %4d%n"
            .formatted(
                "receipts that came more than once",
                Sql.count("select count(*) from exchange_receipt where times > 1")));
    return table.toString();
  }

  private static long verified(String query, JWKSet keys) throws Exception {
    long verified = 0;
    try (Connection connection = Sql.connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        JWSObject signed = JWSObject.parse(rows.getString(2), new Payload(rows.getBytes(1)));
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toOctetKeyPair();
        assertThat(signed.verify(new Ed25519Verifier(key))).as(rows.getString(2)).isTrue();
        verified++;
      }
    }
    return verified;
  }

  private String together() {
    return String.join(",", reports);
  }

  private static long offered(String institution) {
    return Sql.count(
        "select count(*) from handoff h join institution i on i.id = h.institution_id"
            + " where i.code = ?",
        institution);
  }

  private static long answers(String institution) {
    return Sql.count(
        "select count(*) from answer a join handoff h on h.id = a.handoff_id"
            + " join institution i on i.id = h.institution_id"
            + " where i.code = ? and a.status = 'PUBLISHED'",
        institution);
  }
}
