package id.lapor.exchange;

import com.nimbusds.jose.JWSObject;
import id.lapor.attachment.AttachmentContent;
import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.ReportedFiles;
import id.lapor.handoff.HandoffContents;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.text.ParseException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a hand-off, for the system of the institution that was told of it: the token in the
 * address is the right, or the institution's signature. Whatever is refused looks as if it did not
 * exist.
 */
@Stateless
@PermitAll
public class HandoffFiles {

  /** The longest request for new addresses, in characters. */
  public static final int LONGEST_REQUEST = 4_096;

  /** How far the clock of whoever asks may be off. */
  static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final String SCHEMA = "lapor.renewal/1";
  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());

  @Inject FileAddresses addresses;
  @Inject SentMessages sent;
  @Inject HandoffContents handoffs;
  @Inject ReportedFiles files;
  @Inject MessageBodies bodies;
  @Inject InstitutionSignatures signatures;
  @Inject Clock clock;

  /**
   * The bytes of a file.
   *
   * @throws NotFound when the token is not ours or has expired, when the hand-off was withdrawn or
   *     returned, when what was said of it was erased, or when the file was removed
   */
  public AttachmentContent open(String token) {
    FileAddress address = addresses.read(token, clock.instant()).orElseThrow(HandoffFiles::unknown);
    Long report = held(address.institution(), address.handoff());
    return files.content(report, address.file()).orElseThrow(HandoffFiles::unknown);
  }

  /**
   * The files of a hand-off with new addresses, as its messages name them: at most fifty.
   *
   * @param request compact JWS, signed with a key of the institution's that is valid now, over an
   *     object with {@code schema}, {@code handoffId} and {@code time}
   * @return a JSON object with {@code attachments} and {@code attachmentCount}
   * @throws NotFound when nobody who may ask has signed it now, or as {@link #open}
   */
  public String renewed(String request) {
    Instant now = clock.instant();
    Request asked = signed(request, now).orElseThrow(HandoffFiles::unknown);
    Long report = held(asked.institution(), asked.handoff());
    List<AttachmentView> all = files.of(Set.of(report)).getOrDefault(report, List.of());
    return Json.createObjectBuilder()
        .add("attachments", bodies.files(asked.institution(), asked.handoff(), all, now))
        .add("attachmentCount", all.size())
        .build()
        .toString();
  }

  /** Who asks for which hand-off. */
  private record Request(long institution, String handoff) {}

  private Long held(long institution, String handoff) {
    return handoffs
        .reportHeldBy(handoff)
        .filter(report -> sent.told(institution, handoff))
        .orElseThrow(HandoffFiles::unknown);
  }

  private Optional<Request> signed(String request, Instant now) {
    if (request == null || request.length() > LONGEST_REQUEST) {
      return Optional.empty();
    }
    try {
      JWSObject signed = JWSObject.parse(request);
      InstitutionSignatures.Signer signer = signatures.of(signed, now);
      if (signer.doubt() != null) {
        return Optional.empty();
      }
      String handoff = asked(signed.getPayload().toString(), now);
      return Optional.of(new Request(signer.institution().id(), handoff));
    } catch (ParseException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The hand-off that is asked for; {@link IllegalArgumentException} when nothing is, or not now.
   */
  private static String asked(String text, Instant now) {
    try (JsonReader reader = READING.createReader(new StringReader(text))) {
      JsonObject asked = reader.readObject();
      Instant time = Instant.parse(asked.getString("time", ""));
      if (!SCHEMA.equals(asked.getString("schema", ""))
          || Duration.between(time, now).abs().compareTo(CLOCKS) > 0) {
        throw new IllegalArgumentException("Not asked now");
      }
      return asked.getString("handoffId", "");
    } catch (JsonException | DateTimeException | ClassCastException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private static NotFound unknown() {
    return new NotFound("There is no such attachment");
  }
}
