package id.lapor.identity;

import java.util.Locale;
import java.util.Optional;

/** The ways to reach a reporter. */
public enum ContactChannel {
  /** Electronic mail. */
  EMAIL,
  /** Telephone: a short message or a call. */
  PHONE;

  /** The way that somebody means who typed this contact. */
  public static ContactChannel of(String contact) {
    return contact.contains("@") ? EMAIL : PHONE;
  }

  /**
   * The one writing of a contact by which two are compared; empty when it is none. Of a telephone
   * number the digits with the country code: 0812..., +62 812... and 62812... are the same.
   */
  public Optional<String> normal(String contact) {
    String typed = contact == null ? "" : contact.strip();
    if (this == EMAIL) {
      return Optional.of(typed.toLowerCase(Locale.ROOT)).filter(email -> !email.isEmpty());
    }
    String digits = typed.replaceAll("[^0-9]", "");
    return Optional.of(digits.startsWith("0") ? "62" + digits.substring(1) : digits)
        .filter(phone -> !phone.isEmpty());
  }
}
