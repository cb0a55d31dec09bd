package id.lapor.identity;

/**
 * Who the reporter is: the only place outside the vault where identity lives, and only while it is
 * shown or stored.
 *
 * @param name full name, at most 150 characters, or null when the report is anonymous
 * @param email address for messages, at most 254 characters, or null
 * @param phone telephone number as given, at most 30 characters, or null
 * @param nationalId the 16 digits of the national identity number (NIK), or null
 */
public record ReporterDetails(String name, String email, String phone, String nationalId) {

  /** Blank parts count as not given. */
  public ReporterDetails {
    name = blankToNull(name);
    email = blankToNull(email);
    phone = blankToNull(phone);
    nationalId = blankToNull(nationalId);
  }

  /** Whether nothing at all was given. */
  public boolean isEmpty() {
    return name == null && email == null && phone == null && nationalId == null;
  }

  /** Says nothing, so that no log or message can name a reporter by accident. */
  @Override
  public String toString() {
    return "ReporterDetails[not shown]";
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
