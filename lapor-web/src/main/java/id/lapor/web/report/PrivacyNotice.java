package id.lapor.web.report;

import id.lapor.institution.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;

/** The privacy notice that reporters agree to; each report keeps the version that was shown. */
@Named
@ApplicationScoped
public class PrivacyNotice {

  /** The version in force: the day from which it holds. Its text is the page {@code /privasi}. */
  public static final String VERSION = "2026-11-24";

  /** The version in force. */
  public String getVersion() {
    return VERSION;
  }

  /** The day from which it holds, 00.00 WIB. */
  public Instant getDay() {
    return LocalDate.parse(VERSION).atStartOfDay(Zones.WIB).toInstant();
  }
}
