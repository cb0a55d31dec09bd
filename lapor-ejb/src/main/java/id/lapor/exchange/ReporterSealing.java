package id.lapor.exchange;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import id.lapor.handoff.HandoffContent;
import id.lapor.identity.Purpose;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.ReporterVault;
import id.lapor.outbox.Channel;
import id.lapor.report.ReportContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who reported, for the institution that has to answer, readable by it alone.
 *
 * <p>Name and contact of an ordinary report; of a confidential one the name alone; nothing of an
 * anonymous one, and nothing of one about an official. Never the identity number. Each reading is
 * recorded with the institution's queue as its reader, where the reporter sees it.
 */
@ApplicationScoped
class ReporterSealing {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject ReporterVault vault;
  @Inject InstitutionKeys keys;

  /**
   * The member {@code reporter} of each of these, by the id of the hand-off: whether and why not,
   * and the identity as a compact JWE where it may be told and can be.
   */
  Map<String, JsonObject> of(Channel channel, Collection<HandoffContent> offered, Instant now) {
    Optional<ECKey> key =
        offered.isEmpty()
            ? Optional.empty()
            : keys.encryption(channel.institutionId().orElseThrow(), now);
    Map<String, ReporterDetails> known =
        key.isEmpty() ? new HashMap<>() : read(offered, channel.address());
    Map<String, JsonObject> sealed = new HashMap<>();
    for (HandoffContent handoff : offered) {
      sealed.put(handoff.id(), of(handoff, key, known.get(handoff.report().pseudonym())));
    }
    return sealed;
  }

  private Map<String, ReporterDetails> read(Collection<HandoffContent> offered, String reader) {
    List<String> wanted =
        offered.stream()
            .map(HandoffContent::report)
            .filter(report -> mayKnow(report).isEmpty())
            .map(ReportContent::pseudonym)
            .distinct()
            .toList();
    Map<String, ReporterDetails> known = new HashMap<>();
    for (List<String> some : parts(wanted)) {
      known.putAll(vault.readAll(some, Purpose.HANDLING, reader));
    }
    return known;
  }

  private static List<List<String>> parts(List<String> all) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ReporterVault.MOST_AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + ReporterVault.MOST_AT_ONCE)));
    }
    return parts;
  }

  /** Why an institution is not told who reported; empty when it is. */
  private static Optional<String> mayKnow(ReportContent report) {
    if (report.anonymous()) {
      return Optional.of("ANONYMOUS");
    }
    if (report.supervisory()) {
      return Optional.of("WITHHELD");
    }
    return report.pseudonym() == null ? Optional.of("UNKNOWN") : Optional.empty();
  }

  private static JsonObject of(
      HandoffContent handoff, Optional<ECKey> key, ReporterDetails details) {
    JsonObjectBuilder member = JSON.createObjectBuilder();
    Optional<String> reason = mayKnow(handoff.report());
    if (reason.isPresent()) {
      return member.add("identity", reason.get()).build();
    }
    if (key.isEmpty()) {
      return member.add("identity", "NO_KEY").build();
    }
    if (details == null || details.isEmpty()) {
      return member.add("identity", "UNKNOWN").build();
    }
    JsonObject told = told(handoff, details);
    return member.add("identity", "ENCRYPTED").add("jwe", sealed(key.get(), told)).build();
  }

  private static JsonObject told(HandoffContent handoff, ReporterDetails details) {
    JsonObjectBuilder told = JSON.createObjectBuilder().add("handoffId", handoff.id());
    add(told, "name", details.name());
    if (!handoff.report().confidential()) {
      add(told, "email", details.email());
      add(told, "phone", details.phone());
    }
    return told.build();
  }

  private static void add(JsonObjectBuilder told, String name, String value) {
    if (value != null) {
      told.add(name, value);
    }
  }

  private static String sealed(ECKey key, JsonObject told) {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
            .keyID(key.getKeyID())
            .contentType("application/json")
            .build();
    JWEObject sealed = new JWEObject(header, new Payload(told.toString()));
    try {
      sealed.encrypt(new ECDHEncrypter(key.toPublicJWK()));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("Nothing can be encrypted to " + key.getKeyID(), unusable);
    }
    return sealed.serialize();
  }
}
