package id.lapor.bench;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.bench.Reference.Body;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * An institution with a queue of its own: the rows that its administrator's pages would have
 * written, and the private part of its signing key.
 *
 * @param channel key of its channel
 * @param login name of its account at the broker
 * @param key signs its receipts
 */
record QueueInstitution(Body body, long channel, String login, String secret, OctetKeyPair key) {

  private static final int ROUNDS = 1_024;
  private static final int BITS = 512;

  /** Writes what belongs to it; the broker hears of it when the server starts. */
  static QueueInstitution make(Connection database, Body body)
      throws SQLException, GeneralSecurityException, JOSEException {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
    OctetKeyPair key =
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
            .d(Base64URL.encode(pair.getPrivateKey()))
            .build();
    String login = body.code() + ".1";
    String secret = UUID.randomUUID().toString();
    long channel =
        insert(
            database,
            "insert into channel (id, code, institution_id, address, next_sequence, epoch)"
                + " values (nextval('channel_seq'), ?, ?, ?, 1, 1) returning id",
            body.code(),
            body.id(),
            "handoff." + body.code());
    insert(
        database,
        "insert into receiving (id, institution_id, way, valid_from, set_at)"
            + " values (nextval('receiving_seq'), ?, 'QUEUE', current_date - 2, now())"
            + " returning id",
        body.id());
    insert(
        database,
        "insert into queue_account (id, version, institution_id, number, login, secret_hash,"
            + " secret_salt, broker_hash, created_at, settled)"
            + " values (nextval('queue_account_seq'), 0, ?, 1, ?, '-', '-', ?, now(), false)"
            + " returning id",
        body.id(),
        login,
        brokerHash(secret));
    insert(
        database,
        "insert into institution_key (id, version, institution_id, number, kid, purpose, curve, x,"
            + " thumbprint, valid_from) values (nextval('institution_key_seq'), 0, ?, 1, ?,"
            + " 'SIGNING', 'Ed25519', ?, ?, now() - interval '1 hour') returning id",
        body.id(),
        body.code() + "/1",
        key.getX().toString(),
        key.computeThumbprint().toString());
    return new QueueInstitution(body, channel, login, secret, key);
  }

  private static long insert(Connection database, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** A secret as an external Artemis keeps it. */
  private static String brokerHash(String secret) throws GeneralSecurityException {
    byte[] salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    byte[] hash =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, BITS))
            .getEncoded();
    HexFormat hex = HexFormat.of();
    return "ENC(%d:%s:%s)"
        .formatted(ROUNDS, hex.formatHex(salt), hex.formatHex(hash))
        .toUpperCase(Locale.ROOT);
  }

  String queue() {
    return "handoff." + body.code();
  }

  /** A compact JWS over exactly these bytes, without them. */
  String sign(byte[] content) throws JOSEException {
    JWSObject signed =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(body.code() + "/1").build(),
            new Payload(content));
    signed.sign(new Ed25519Signer(key));
    return signed.serialize(true);
  }
}
