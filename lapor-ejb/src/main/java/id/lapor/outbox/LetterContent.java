package id.lapor.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;

/** What lay in a message that went no further, as far as it is kept. */
@Embeddable
class LetterContent {

  private static final String TEXT = "TEXT";
  private static final String NONE = "NONE";

  @Column(nullable = false, length = 5)
  private String form;

  private byte[] body;

  @Column(nullable = false)
  private long length;

  @Column(nullable = false)
  private String properties;

  protected LetterContent() {
    // for JPA
  }

  private LetterContent(String form, byte[] body, long length, String properties) {
    this.form = form;
    this.body = body;
    this.length = length;
    this.properties = properties;
  }

  /** What was promised, and never sent. */
  static LetterContent of(OutboxMessage message) {
    byte[] promised = message.promisedText().getBytes(StandardCharsets.UTF_8);
    return new LetterContent(TEXT, promised, promised.length, "{}");
  }

  /** What lay in the queue. */
  static LetterContent of(BrokerLetter read) {
    return new LetterContent(read.form(), read.body(), read.length(), read.properties());
  }

  /** Its text is deleted, and with it the possibility of sending it. */
  void empty() {
    body = null;
  }

  /** Whether there is something that can be sent. */
  boolean sendable() {
    return body != null && !form.equals(NONE);
  }

  /** Whether it was written as text, and not as bytes. */
  boolean isText() {
    return form.equals(TEXT);
  }

  /** The bytes that lay in the queue, or the payload that was promised; null when they are gone. */
  byte[] body() {
    return body == null ? null : body.clone();
  }

  /** How many bytes there were, kept or not. */
  long length() {
    return length;
  }

  /** The properties beside the body, as a JSON object. */
  String properties() {
    return properties;
  }
}
