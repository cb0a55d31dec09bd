package id.lapor.web.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

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
}
