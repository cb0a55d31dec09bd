package id.lapor.exchange;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.institution.Institution;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The public keys of institutions' own systems, those that are valid no more among them. */
@ApplicationScoped
public class InstitutionKeys {

  /** How many keys of one institution and purpose may be valid at the same time. */
  public static final int MAX_LIVE = 3;

  /** One a month for each purpose, for twenty years; a new one after that is refused. */
  static final int MOST = 500;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /**
   * The key with which an institution signed at a time: an {@link OctetKeyPair} (Ed25519) or an
   * {@link ECKey} (P-256), its {@code kid} and algorithm named.
   *
   * @param number the part of the {@code kid} after the slash
   * @return empty when there is no such key, it is for something else, or it was not valid then
   */
  public Optional<JWK> signing(String institutionCode, int number, Instant at) {
    return signingOf(institutionCode + "/" + number, at).map(Signing::key);
  }

  /**
   * An institution with one of its keys.
   *
   * @param key as {@link #signing} gives it
   */
  record Signing(Institution institution, JWK key) {}

  /** As {@link #signing}, with whose key it is; one statement. */
  Optional<Signing> signingOf(String kid, Instant at) {
    return em.createQuery(
            "select k, i from InstitutionKey k, Institution i where k.kid = :kid"
                + " and k.purpose = :purpose and i.id = k.institutionId",
            Object[].class)
        .setParameter("kid", kid)
        .setParameter("purpose", KeyPurpose.SIGNING)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .filter(row -> ((InstitutionKey) row[0]).isValidAt(at))
        .map(row -> new Signing((Institution) row[1], named((InstitutionKey) row[0])));
  }

  /** The key to encrypt for an institution with at a time: the newest of those valid then. */
  public Optional<ECKey> encryption(long institutionId, Instant at) {
    return of(institutionId).stream()
        .filter(key -> key.purpose() == KeyPurpose.ENCRYPTION && key.isValidAt(at))
        .findFirst()
        .map(key -> (ECKey) named(key));
  }

  /** All keys that an institution ever had, the latest first. */
  List<InstitutionKey> of(long institutionId) {
    return em.createQuery(
            "select k from InstitutionKey k where k.institutionId = :institution"
                + " order by k.number desc",
            InstitutionKey.class)
        .setParameter("institution", institutionId)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** What an institution still has to answer; at most one of each purpose. */
  List<KeyChallenge> challenges(long institutionId) {
    return em.createQuery(
            "select c from KeyChallenge c where c.institutionId = :institution order by c.id",
            KeyChallenge.class)
        .setParameter("institution", institutionId)
        .setMaxResults(KeyPurpose.values().length)
        .getResultList();
  }

  /**
   * Asks an institution to show that it holds a key. What it was asked for the same purpose before
   * counts no more. The caller lets nobody else change the institution meanwhile.
   *
   * @throws RuleViolation as {@link PublicKey#read}, {@code key-known} or {@code too-many-keys}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void challenge(long institutionId, String code, KeyPurpose purpose, String jwk) {
    if (purpose == null) {
      throw new RuleViolation("required", "purpose", "This field is required");
    }
    PublicKey key = PublicKey.read(jwk, purpose);
    requireRoom(institutionId, purpose, key);
    challenges(institutionId).stream()
        .filter(earlier -> earlier.purpose() == purpose)
        .forEach(em::remove);
    em.flush(); // one of each purpose: the earlier goes first
    em.persist(KeyChallenge.of(institutionId, code, purpose, key, clock.instant()));
  }

  /**
   * Registers the key of a challenge that was answered. The caller lets nobody else change the
   * institution meanwhile.
   *
   * @param challenge its id, as it was shown
   * @throws NotFound when the institution has no such challenge, or no longer
   * @throws RuleViolation {@code challenge-expired}, {@code required}, {@code proof-wrong}, {@code
   *     key-known} or {@code too-many-keys}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public InstitutionKey register(long institutionId, String code, long challenge, String answer) {
    KeyChallenge asked =
        challenges(institutionId).stream()
            .filter(one -> one.id() == challenge)
            .findFirst()
            .orElseThrow(() -> new NotFound("No challenge " + challenge));
    asked.requireAnswered(answer, clock.instant());
    int number = requireRoom(institutionId, asked.purpose(), asked.publicKey());
    InstitutionKey key =
        InstitutionKey.of(
            institutionId, code, number, asked.purpose(), asked.publicKey(), clock.instant());
    em.persist(key);
    em.remove(asked);
    return key;
  }

  /**
   * Lets the keys that are valid then be so until a moment, with which the institution's channel
   * ends; what they signed until now was accepted, so none ends before now. Those that would have
   * ended earlier do so.
   *
   * @return how many end earlier than they would have
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int endWith(long institutionId, Instant end) {
    Instant next = clock.instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    em.flush();
    return em.createNativeQuery(
            "update institution_key set valid_to_before = case when ended_with_channel then"
                + " valid_to_before else valid_to end, valid_to = least(?2, case when"
                + " ended_with_channel then valid_to_before else valid_to end), ended_with_channel ="
                + " true, version = version + 1 where institution_id = ?1 and valid_from < ?2"
                + " and (valid_to is null or valid_to > ?2 or ended_with_channel and valid_to > ?3)")
        .setParameter(1, institutionId)
        .setParameter(2, Timestamp.from(end.isBefore(next) ? next : end))
        .setParameter(3, Timestamp.from(next))
        .executeUpdate();
  }

  /** Lets the keys go on that would have ended with the channel, as they were before. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void goOnWith(long institutionId) {
    em.flush();
    em.createNativeQuery(
            "update institution_key set valid_to = valid_to_before, valid_to_before = null,"
                + " ended_with_channel = false, version = version + 1"
                + " where institution_id = ?1 and ended_with_channel and valid_to > ?2")
        .setParameter(1, institutionId)
        .setParameter(2, Timestamp.from(clock.instant()))
        .executeUpdate();
  }

  /**
   * Ends a key at a time, now or later.
   *
   * @param version of the key that was looked at
   * @throws NotFound when the institution has no such key
   * @throws RuleViolation {@code key-ended}, {@code required}, {@code in-the-past} or {@code
   *     stale-version}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public InstitutionKey end(long institutionId, int number, long version, Instant end) {
    InstitutionKey key =
        of(institutionId).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("No key " + number));
    if (key.version() != version) {
      throw new RuleViolation("stale-version", "Now version " + key.version());
    }
    key.endAt(end, clock.instant());
    return key;
  }

  /**
   * The number of the next key of an institution, if it may have this one.
   *
   * @throws RuleViolation {@code key-known} or {@code too-many-keys}
   */
  private int requireRoom(long institutionId, KeyPurpose purpose, PublicKey key) {
    if (known(key)) {
      throw new RuleViolation("key-known", "jwk", "Registered already: " + key.thumbprint());
    }
    List<InstitutionKey> present = of(institutionId);
    Instant now = clock.instant();
    long live = present.stream().filter(one -> one.purpose() == purpose && one.isLive(now)).count();
    if (live >= MAX_LIVE || present.size() >= MOST) {
      throw new RuleViolation("too-many-keys", "At most " + MAX_LIVE + " keys of a purpose");
    }
    return present.isEmpty() ? 1 : present.get(0).number() + 1;
  }

  private boolean known(PublicKey key) {
    return !em.createQuery(
            "select k.id from InstitutionKey k where k.thumbprint = :thumbprint", Long.class)
        .setParameter("thumbprint", key.thumbprint())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** As others read it: with its name, purpose and algorithm. */
  static JWK named(InstitutionKey key) {
    PublicKey plain = key.publicKey();
    KeyUse use = key.purpose() == KeyPurpose.SIGNING ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION;
    Algorithm algorithm =
        key.purpose() == KeyPurpose.SIGNING
            ? KeyProofs.algorithm(plain.jwk())
            : JWEAlgorithm.ECDH_ES_A256KW;
    if (plain.y() == null) {
      return new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(plain.x()))
          .keyID(key.kid())
          .keyUse(use)
          .algorithm(algorithm)
          .build();
    }
    return new ECKey.Builder(Curve.P_256, new Base64URL(plain.x()), new Base64URL(plain.y()))
        .keyID(key.kid())
        .keyUse(use)
        .algorithm(algorithm)
        .build();
  }
}
