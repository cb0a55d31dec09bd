package id.lapor.exchange;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An institution with a system of its own, which makes keys and answers challenges. */
public final class GivenKeys {

  private static final AtomicInteger LAST = new AtomicInteger();

  final String code = "kunci-" + LAST.incrementAndGet();
  final long institution = 950_000L + LAST.get();

  GivenKeys() {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.executeUpdate(
          "insert into lapor.institution (id, code, name, name_en, type, path, zone, valid_from)"
              + " values (%d, '%s', 'Uji', 'Test', 'MINISTRY', '/%d/', 'Asia/Jakarta', '2020-01-01')"
                  .formatted(institution, code, institution));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static InstitutionKeys keys(EntityManager em, Clock clock) {
    InstitutionKeys keys = new InstitutionKeys();
    keys.em = em;
    keys.clock = clock;
    return keys;
  }

  /** A signing key of an institution, valid since then. */
  public static void registered(EntityManager em, long institution, String code, Instant since) {
    PublicKey plain = PublicKey.read(ed25519().toPublicJWK().toJSONString(), KeyPurpose.SIGNING);
    em.persist(InstitutionKey.of(institution, code, 1, KeyPurpose.SIGNING, plain, since));
  }

  /** When its only key ends; empty while no end is set. */
  public static Optional<Instant> ends(EntityManager em, long institution) {
    return keys(em, Clock.systemUTC()).of(institution).get(0).validTo();
  }

  /** Registers a key as the institution does: asks, answers. */
  InstitutionKey register(InstitutionKeys keys, KeyPurpose purpose, JWK pair) {
    keys.challenge(institution, code, purpose, pair.toPublicJWK().toJSONString());
    keys.em.flush();
    KeyChallenge asked =
        keys.challenges(institution).stream()
            .filter(one -> one.purpose() == purpose)
            .findFirst()
            .orElseThrow();
    InstitutionKey key = keys.register(institution, code, asked.id(), answer(asked, pair));
    keys.em.flush();
    return key;
  }

  static String answer(KeyChallenge asked, JWK pair) {
    return asked.purpose() == KeyPurpose.SIGNING
        ? signed(asked.text(), pair)
        : read(asked.text(), (ECKey) pair);
  }

  static String signed(String text, JWK pair) {
    try {
      JWSObject signed = new JWSObject(new JWSHeader(algorithm(pair)), new Payload(text));
      signed.sign(
          pair instanceof OctetKeyPair ed25519
              ? new Ed25519Signer(ed25519)
              : new ECDSASigner((ECKey) pair));
      return signed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JWSAlgorithm algorithm(JWK pair) {
    return pair instanceof OctetKeyPair ? JWSAlgorithm.EdDSA : JWSAlgorithm.ES256;
  }

  static String read(String jwe, ECKey pair) {
    try {
      JWEObject sealed = JWEObject.parse(jwe);
      sealed.decrypt(new ECDHDecrypter(pair));
      return sealed.getPayload().toString();
    } catch (ParseException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static OctetKeyPair ed25519() {
    try {
      Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
          .d(Base64URL.encode(pair.getPrivateKey()))
          .build();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ECKey p256() {
    return ec(Curve.P_256);
  }

  static ECKey ec(Curve curve) {
    try {
      return new ECKeyGenerator(curve).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
