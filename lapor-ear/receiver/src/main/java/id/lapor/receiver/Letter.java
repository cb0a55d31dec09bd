package id.lapor.receiver;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message as it came: exactly its bytes, and the signature over them.
 *
 * @param body UTF-8 JSON
 * @param signature compact JWS without its payload
 */
record Letter(byte[] body, String signature) {

  /** The longest that LAPOR sends. */
  static final int MAX_BYTES = 256 * 1024;

  /**
   * Takes it from the broker's client.
   *
   * @throws NotBelieved when it is not as agreed
   */
  static Letter of(Message message) throws JMSException, NotBelieved {
    if (!(message instanceof BytesMessage bytes) || bytes.getBodyLength() > MAX_BYTES) {
      throw new NotBelieved("Not bytes, or more than " + MAX_BYTES);
    }
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    String signature = message.getStringProperty("laporSignature");
    if (signature == null) {
      throw new NotBelieved("Not signed");
    }
    return new Letter(body, signature);
  }

  /**
   * What it says.
   *
   * @throws NotBelieved when it is no JSON object of the schema that this program knows
   */
  JsonObject read() throws NotBelieved {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      JsonObject read = reader.readObject();
      if (!"lapor.handoff/1".equals(read.getString("schema", ""))) {
        throw new NotBelieved("Of a schema that is not known here");
      }
      return read;
    } catch (JsonException notJson) {
      throw new NotBelieved("Not a JSON object");
    }
  }

  /** SHA-256 of the bytes in lower-case hex, by which a receipt names them. */
  String sha256() {
    return sha256(body);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Why a message has no effect here; it is kept for somebody to look at. */
  static final class NotBelieved extends Exception {

    NotBelieved(String reason) {
      super(reason);
    }
  }
}
