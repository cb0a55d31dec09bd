package id.lapor.identity;

import java.util.Locale;

/**
 * An identity as the vault keeps it: each part encrypted for its pseudonym, contacts also as keyed
 * hashes, so that one can be compared without being read. Parts that were not given are null.
 */
public record SealedIdentity(
    String name,
    String email,
    String phone,
    String nationalId,
    String emailHash,
    String phoneHash) {

  /** Seals what somebody told of themselves under the keys of this installation. */
  public static SealedIdentity of(String pseudonym, ReporterDetails details, Keys keys) {
    return new SealedIdentity(
        seal(pseudonym, "name", details.name(), keys),
        seal(pseudonym, "email", details.email(), keys),
        seal(pseudonym, "phone", details.phone(), keys),
        seal(pseudonym, "national-id", details.nationalId(), keys),
        contactHash(ContactChannel.EMAIL, details.email(), keys),
        contactHash(ContactChannel.PHONE, details.phone(), keys));
  }

  static String contactHash(ContactChannel channel, String contact, Keys keys) {
    String kind = "contact-" + channel.name().toLowerCase(Locale.ROOT);
    return channel.normal(contact).map(normal -> keys.hash(kind, normal)).orElse(null);
  }

  private static String seal(String pseudonym, String part, String plain, Keys keys) {
    return plain == null ? null : keys.sealIdentity(part + ' ' + pseudonym, plain);
  }
}
