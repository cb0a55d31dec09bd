package id.lapor.exchange;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * What an institution has to answer to show that it holds the private part of the key that it wants
 * to register: it signs a text, or reads a word that was encrypted for the key. It is bound to
 * institution, purpose and key, and used up by the right answer.
 */
@Entity
@Table(name = "key_challenge")
public class KeyChallenge {

  /** How long an answer is waited for. */
  static final Duration VALID_FOR = Duration.ofHours(24);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "key_challenge_seq")
  @SequenceGenerator(
      name = "key_challenge_seq",
      sequenceName = "key_challenge_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false)
  private long institutionId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private KeyPurpose purpose;

  @Column(nullable = false, length = 8)
  private String curve;

  @Column(nullable = false, length = 43)
  private String x;

  @Column(length = 43)
  private String y;

  @Column(nullable = false, length = 2000)
  private String text;

  @Column(name = "word_hash", length = 64)
  private String wordHash;

  @Column(name = "expires_at", nullable = false)
  private Instant expiresAt;

  protected KeyChallenge() {
    // for JPA
  }

  /** A challenge for the key of an institution, which nobody could have known before. */
  static KeyChallenge of(
      long institutionId, String code, KeyPurpose purpose, PublicKey key, Instant now) {
    KeyChallenge made = new KeyChallenge();
    made.institutionId = institutionId;
    made.purpose = purpose;
    made.curve = key.curve();
    made.x = key.x();
    made.y = key.y();
    made.expiresAt = now.plus(VALID_FOR);
    String word = KeyProofs.word();
    if (purpose == KeyPurpose.SIGNING) {
      made.text = "lapor.key/1 " + code + " " + word;
    } else {
      made.text = KeyProofs.wrapped(word, key);
      made.wordHash = KeyProofs.hash(word);
    }
    return made;
  }

  /**
   * Judges an answer: of a signing key a compact JWS whose payload is {@link #text}, of an
   * encryption key the word in it.
   *
   * @throws RuleViolation {@code challenge-expired}, {@code required} or {@code proof-wrong}
   */
  void requireAnswered(String answer, Instant now) {
    if (!now.isBefore(expiresAt)) {
      throw new RuleViolation("challenge-expired", "It was valid until " + expiresAt);
    }
    if (answer == null || answer.isBlank()) {
      throw new RuleViolation("required", "answer", "This field is required");
    }
    boolean right =
        purpose == KeyPurpose.SIGNING
            ? KeyProofs.signs(publicKey(), text, answer.strip())
            : KeyProofs.hash(answer).equals(wordHash);
    if (!right) {
      throw new RuleViolation("proof-wrong", "answer", "The answer does not show the private key");
    }
  }

  /** Whether it can still be answered. */
  boolean isOpen(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** The key that it is about. */
  PublicKey publicKey() {
    return new PublicKey(curve, x, y);
  }

  /** The key of the row. */
  long id() {
    return id;
  }

  /** What the key is to be for. */
  KeyPurpose purpose() {
    return purpose;
  }

  /** What is to be signed; or, as a compact JWE, what is to be decrypted. */
  String text() {
    return text;
  }

  /** Until when an answer is waited for. */
  Instant expiresAt() {
    return expiresAt;
  }
}
