package id.lapor.it;

import static id.lapor.it.InstitutionSystem.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An institution served by portal and queue: what one side does, the other hears of. */
@ArquillianTest
class PortalTransitionIT extends Browser {

  private static final String OFFICER = "kota-surabaya-liaison";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void whatPeopleDoInThePortalTheirSystemHearsOfInOrderAndOnce() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("BOTH");
    serve(given.code);
    try (InstitutionSystem system = InstitutionSystem.of(given, Protocol.CORE)) {
      Sent sent = GivenQueue.handedTo(given.code);
      Taken offer = system.next();
      JsonObject offered = GivenQueue.json(offer.text());

      Cases.ok(
          Cases.user(OFFICER)
              .post(
                  Cases.leadHandoff(sent) + "/acceptance",
                  Cases.versioned(Cases.handoff(sent)).build()));
      JsonObject accepted = said(system, "ACCEPTED");
      Cases.ok(
          Cases.user(OFFICER)
              .post(
                  Cases.leadHandoff(sent) + "/answers", Cases.answer(Cases.handoff(sent)).build()));
      JsonObject answered = said(system, "ANSWERED");

      assertThat(accepted.getString("handoffId")).isEqualTo(offered.getString("handoffId"));
      assertThat(answered.getString("text")).isNotBlank();
      assertThat(answered.getBoolean("substantive")).isTrue();
      assertThat(accepted.getInt("sequence")).isEqualTo(offered.getInt("sequence") + 1);
      assertThat(answered.getInt("sequence")).isEqualTo(offered.getInt("sequence") + 2);
      // its own late receipt is answered next, so nothing was said twice
      assertThat(system.heard(receipt("ACCEPTED", offer))).isEqualTo("ACK ACKNOWLEDGED implied");
    } finally {
      serveNoMore(given.code);
    }
  }

  @Test
  void whatTheSystemDoesThePortalShowsAndTheSystemIsNotTold() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("BOTH");
    serve(given.code);
    try (InstitutionSystem system = InstitutionSystem.of(given, Protocol.CORE)) {
      Sent sent = GivenQueue.handedTo(given.code);
      Taken offer = system.next();

      Page open = PortalIT.signedIn(this, OFFICER);
      open.navigate("/staff/report?id=" + sent.id());

      assertThat(system.heard(receipt("ACCEPTED", offer))).isEqualTo("ACK ACKNOWLEDGED ");
      Eventually.eventually(
          () -> assertThat(open.innerText("#news-title")).contains("1 perubahan"));
      assertThat(
              system.heard(
                  receipt("ANSWERED", offer)
                      .add("text", "Lampu sudah kami ganti.")
                      .add("substantive", true)))
          .isEqualTo("ACK ACKNOWLEDGED ");

      JsonObject seen = Cases.user(OFFICER).get(sent.path()).json();
      assertThat(seen.toString()).contains("Lampu sudah kami ganti.", "HANDOFF_ACCEPTED");
    } finally {
      serveNoMore(given.code);
    }
  }

  private static JsonObject said(InstitutionSystem system, String transition) throws Exception {
    Taken taken = system.next();
    JsonObject said = GivenQueue.json(taken.text());
    assertThat(said.getString("kind")).as(taken.text()).isEqualTo("TRANSITION");
    assertThat(said.getString("transition")).isEqualTo(transition);
    InstitutionQueueIT.assertSigned(taken);
    return said;
  }

  private static void serve(String code) {
    Sql.run(
        "insert into role_assignment (id, version, account_id, role, institution_id, valid_from)"
            + " select nextval('role_assignment_seq'), 0, a.id, 'LIAISON_OFFICER', i.id,"
            + " now() - interval '1 hour' from account a, institution i where a.user_name = '"
            + OFFICER
            + "' and i.code = '"
            + code
            + "'");
  }

  private static void serveNoMore(String code) {
    Sql.run(
        "update role_assignment set valid_to = now() where institution_id ="
            + " (select id from institution where code = '"
            + code
            + "')");
  }
}
