package id.lapor.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an institution runs, in the steps of the reference receiver: takes what lies in its queue,
 * verifies, has it on the disk, acknowledges, and sends a signed receipt of acceptance for each
 * offer. It counts what LAPOR acknowledges.
 */
final class InstitutionReceiver implements Runnable {

  private static final int BATCH = 100;
  private static final long WAIT_MILLIS = 500;
  private static final long FIRST_REST_MILLIS = 1_000;
  private static final long LONGEST_REST_MILLIS = 60_000;
  private static final String ADDRESS_FULL = "is full";

  private final QueueInstitution institution;
  private final ConnectionFactory connections;
  private final JWSVerifier lapor;
  private final Path inbox;
  private final ReceiverCounts counts;

  InstitutionReceiver(
      QueueInstitution institution,
      ConnectionFactory connections,
      JWSVerifier lapor,
      Path inbox,
      ReceiverCounts counts) {
    this.institution = institution;
    this.connections = connections;
    this.lapor = lapor;
    this.inbox = inbox;
    this.counts = counts;
  }

  private record Owed(byte[] body, String signature) {}

  /** Goes on until nobody counts any more. */
  @Override
  public void run() {
    try (JMSContext taking =
            connections.createContext(
                institution.login(), institution.secret(), JMSContext.CLIENT_ACKNOWLEDGE);
        JMSContext sending = taking.createContext(JMSContext.SESSION_TRANSACTED);
        FileChannel store =
            FileChannel.open(inbox, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        JMSConsumer queue = taking.createConsumer(taking.createQueue(institution.queue()))) {
      while (counts.going()) {
        List<Owed> owed = take(taking, queue, store);
        send(sending, owed);
      }
    } catch (Exception failed) {
      counts.failed(failed);
    }
  }

  private List<Owed> take(JMSContext session, JMSConsumer queue, FileChannel store)
      throws JMSException, IOException, JOSEException, ParseException, GeneralSecurityException {
    List<Owed> owed = new ArrayList<>();
    Message message = queue.receive(WAIT_MILLIS);
    if (message == null) {
      return owed;
    }
    Map<String, Instant> offers = new HashMap<>();
    int acknowledged = 0;
    for (int taken = 1; message != null; taken++) {
      byte[] body = message.getBody(byte[].class);
      JsonObject said = verified(body, message.getStringProperty("laporSignature"));
      keep(store, body);
      if (said.getString("kind").equals("OFFER")) {
        offers.put(said.getString("handoffId"), Instant.now());
        counts.sample(body);
        owed.add(accepted(said, body));
      } else if (said.getString("kind").equals("ACK")) {
        acknowledged++;
      } else {
        throw new IllegalStateException("Not expected: " + said);
      }
      message = taken < BATCH ? queue.receiveNoWait() : null;
    }
    store.force(false);
    session.acknowledge();
    counts.delivered(offers);
    counts.acknowledged(acknowledged);
    return owed;
  }

  private JsonObject verified(byte[] body, String signature) throws ParseException, JOSEException {
    if (!JWSObject.parse(signature, new Payload(body)).verify(lapor)) {
      throw new IllegalStateException("Not signed by LAPOR");
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  private static void keep(FileChannel store, byte[] body) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + body.length);
    bytes.putInt(body.length).put(body).flip();
    while (bytes.hasRemaining()) {
      store.write(bytes);
    }
  }

  private Owed accepted(JsonObject offer, byte[] body)
      throws JOSEException, GeneralSecurityException {
    byte[] receipt =
        Json.createObjectBuilder()
            .add("receiptId", UUID.randomUUID().toString())
            .add("schema", "lapor.receipt/1")
            .add("kind", "ACCEPTED")
            .add("handoffId", offer.getString("handoffId"))
            .add("messageId", offer.getString("messageId"))
            .add(
                "bodySha256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body)))
            .add("time", Instant.now().toString())
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return new Owed(receipt, institution.sign(receipt));
  }

  /** While more receipts wait than the broker keeps, it refuses them: later again, as told. */
  private void send(JMSContext session, List<Owed> owed) throws JMSException, InterruptedException {
    long wait = FIRST_REST_MILLIS;
    while (!owed.isEmpty() && !isTaken(session, owed) && counts.going()) {
      Thread.sleep(wait);
      wait = Math.min(2 * wait, LONGEST_REST_MILLIS);
    }
  }

  private static boolean isTaken(JMSContext session, List<Owed> owed) throws JMSException {
    try {
      give(session, owed);
      return true;
    } catch (JMSRuntimeException | JMSException refused) {
      if (!String.valueOf(refused.getMessage()).contains(ADDRESS_FULL)) {
        throw refused;
      }
      session.rollback();
      return false;
    }
  }

  private static void give(JMSContext session, List<Owed> owed) throws JMSException {
    JMSProducer producer = session.createProducer();
    for (Owed receipt : owed) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(receipt.body());
      message.setStringProperty("laporSignature", receipt.signature());
      producer.send(session.createQueue("handoff.receipts"), message);
    }
    session.commit();
  }
}
