package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A limit that has passed for days goes one level up, and the institution's system hears of it. */
@ArquillianTest
class EscalationIT extends Browser {

  /** The sweep looks once a minute. */
  private static final Duration LONGEST = Duration.ofSeconds(100);

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void whatIsLateForDaysIsSaidToTheQueueAndToTheReporterOnce() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    try (InstitutionSystem system = InstitutionSystem.of(given, Protocol.CORE)) {
      Sent sent = GivenQueue.handedTo(given.unit);
      Taken offer = system.next();

      late(sent);

      eventually(() -> assertOne(events(sent)), LONGEST);
      Taken taken = system.next();
      JsonObject said = GivenQueue.json(taken.text());
      InstitutionQueueIT.assertSigned(taken);
      assertThat(said.getString("kind")).isEqualTo("ESCALATION");
      assertThat(said.getString("handoffId"))
          .isEqualTo(GivenQueue.json(offer.text()).getString("handoffId"));
      assertThat(said.getString("unit")).isEqualTo(given.unit);
      assertThat(said.getString("to")).isEqualTo("NATIONAL");
      assertThat(said.getInt("level")).isEqualTo(3);
      assertThat(said.getString("timer")).isEqualTo("RESPOND");
      assertThat(said.getInt("workingDaysLate")).isGreaterThanOrEqualTo(9);
      assertThat(said.getString("legalSource")).isNotBlank();
      assertThat(PublicForm.track(new Visitor(), sent.id(), sent.code()).html())
          .contains("dilaporkan ke tingkat di atasnya");
      assertThat(events(sent)).isEqualTo(1);
    }
  }

  private static Void assertOne(long found) {
    assertThat(found).isEqualTo(1);
    return null;
  }

  private static long events(Sent sent) {
    return Sql.count(
        "select count(*) from report_event e join report r on r.id = e.report_id"
            + " where r.tracking_id = ? and e.type = 'HANDOFF_ESCALATED'",
        sent.id());
  }

  /** As if its first follow-up had been owed twenty days ago, which was noted then. */
  private static void late(Sent sent) {
    Sql.run(
        "update deadline set started_at = now() - interval '40 days', due_at = now() - interval"
            + " '20 days', state = 'MISSED' where timer = 'RESPOND' and report_id ="
            + " (select id from report where tracking_id = '"
            + sent.id()
            + "')");
  }
}
