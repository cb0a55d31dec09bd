package id.lapor.receiver;

import com.nimbusds.jose.JOSEException;
import id.lapor.receiver.Letter.NotBelieved;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;

/**
 * What a message does at the institution: once, in whatever order messages come. All of it is one
 * transaction of the store, together with the inbox.
 */
final class Desk {

  /**
   * What is done with an offer without anybody looking at it.
   *
   * @param accept whether it is accepted
   * @param answer with which text it is answered, or null
   */
  record Habit(boolean accept, String answer) {}

  private final String institution;
  private final Habit habit;
  private final Store store;
  private final LaporKeys keys;
  private final Receipt.Signer signer;

  Desk(String institution, Habit habit, Store store, LaporKeys keys, Receipt.Signer signer) {
    this.institution = institution;
    this.habit = habit;
    this.store = store;
    this.keys = keys;
    this.signer = signer;
  }

  /**
   * Takes a message's effect.
   *
   * @throws NotBelieved when it is not LAPOR's, not for this institution, or cannot be read
   * @throws IOException when its key is not known and LAPOR cannot be asked: to be tried again
   */
  void take(Letter letter) throws NotBelieved, IOException, SQLException, JOSEException {
    keys.verify(letter);
    JsonObject message = letter.read();
    String kind = message.getString("kind", "");
    if (!"VOID".equals(kind) && !institution.equals(message.getString("institution", ""))) {
      throw new NotBelieved("For another institution");
    }
    if (!store.isNew(message, letter)) {
      return;
    }
    String report = message.getString("trackingId", "");
    if (store.isErased(report)) {
      store.erase(report, message.getString("handoffId"));
      return;
    }
    switch (kind) {
      case "OFFER" -> offered(message, letter);
      case "WITHDRAWAL", "REROUTE" -> store.endCase(message.getString("handoffId"));
      case "ERASURE" -> store.erase(report, message.getString("handoffId"));
      case "ACK", "REFUSAL" ->
          store.answered(
              message.getString("receiptId", ""), kind, message.getString("reason", null));
      case "REPLY", "DEADLINE", "TRANSITION", "ESCALATION" ->
          store.noteEffect(message.getString("handoffId"));
      default -> {
        // VOID stands for a number; a kind of a later day asks nothing of this program
      }
    }
  }

  private void offered(JsonObject offer, Letter letter) throws SQLException, JOSEException {
    boolean opened =
        store.openCase(
            offer.getString("handoffId"),
            offer.getString("trackingId", null),
            offer.getString("title", null));
    if (!opened) {
      return;
    }
    owe("DELIVERED", offer, letter, JsonObject.EMPTY_JSON_OBJECT);
    if (habit.accept()) {
      owe("ACCEPTED", offer, letter, JsonObject.EMPTY_JSON_OBJECT);
    }
    if (habit.answer() != null) {
      owe(
          "ANSWERED",
          offer,
          letter,
          Json.createObjectBuilder().add("text", habit.answer()).add("substantive", true).build());
    }
  }

  private void owe(String kind, JsonObject about, Letter letter, JsonObject more)
      throws SQLException, JOSEException {
    store.owe(Receipt.of(kind, about, letter, more, signer));
  }
}
