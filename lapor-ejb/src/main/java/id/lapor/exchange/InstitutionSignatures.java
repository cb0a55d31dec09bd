package id.lapor.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import id.lapor.institution.Institution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which institution signed: a receipt by a compact JWS over exactly its bytes, without
 * them (RFC 7515, appendix F), a request by one with them; under a key that the institution had
 * when it arrived. Whoever has taken a key that was ended cannot date anything back.
 */
@ApplicationScoped
class InstitutionSignatures {

  private static final Pattern KID = Pattern.compile("([a-z0-9-]{2,40})/([1-9][0-9]{0,3})");

  @Inject InstitutionKeys keys;

  /**
   * Who signed.
   *
   * @param kid the key that the signature names, or null
   * @param institution whose it is; null with a doubt
   * @param doubt why nobody is believed to have signed, or null
   */
  record Signer(String kid, Institution institution, ReceiptDoubt doubt) {}

  Signer of(ArrivedReceipt arrived) {
    if (arrived.body() == null || arrived.signature() == null) {
      return new Signer(null, null, ReceiptDoubt.NO_SIGNATURE);
    }
    try {
      return of(JWSObject.parse(arrived.signature(), new Payload(arrived.body())), arrived.at());
    } catch (ParseException | IllegalArgumentException unreadable) {
      return new Signer(null, null, ReceiptDoubt.NO_SIGNATURE);
    }
  }

  /** Who signed this, under a key that was valid at that time. */
  Signer of(JWSObject signed, Instant at) {
    JWSHeader header = signed.getHeader();
    Matcher kid = KID.matcher(header.getKeyID() == null ? "" : header.getKeyID());
    if (!kid.matches() || !header.isBase64URLEncodePayload()) {
      return new Signer(null, null, ReceiptDoubt.NO_SIGNATURE);
    }
    Optional<InstitutionKeys.Signing> own = keys.signingOf(kid.group(), at);
    if (own.isEmpty()) {
      return new Signer(kid.group(), null, ReceiptDoubt.UNKNOWN_KEY);
    }
    return verifies(signed, own.get().key())
        ? new Signer(kid.group(), own.get().institution(), null)
        : new Signer(kid.group(), null, ReceiptDoubt.WRONG_SIGNATURE);
  }

  private static boolean verifies(JWSObject signed, JWK key) {
    try {
      return signed.verify(KeyProofs.verifier(key));
    } catch (JOSEException | RuntimeException notWithThisKey) {
      return false;
    }
  }
}
