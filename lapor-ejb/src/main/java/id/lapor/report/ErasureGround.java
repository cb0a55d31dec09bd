package id.lapor.report;

/** Why the law has personal data erased or destroyed (UU 27/2022, Perlindungan Data Pribadi). */
public enum ErasureGround {
  /** What it was collected for is reached. */
  NO_LONGER_NEEDED("UU 27/2022, Pasal 43 ayat (1) huruf a"),
  /** The reporter takes back the consent on which it rested. */
  CONSENT_WITHDRAWN("UU 27/2022, Pasal 43 ayat (1) huruf b"),
  /** The reporter, or whoever the data are about, asks for it. */
  REQUESTED("UU 27/2022, Pasal 43 ayat (1) huruf c"),
  /** It was collected or processed against the law. */
  UNLAWFUL("UU 27/2022, Pasal 43 ayat (1) huruf d"),
  /** The time for which it is kept is over, and the schedule of archives says to destroy it. */
  RETENTION_OVER("UU 27/2022, Pasal 44 ayat (1) huruf a");

  private final String legalSource;

  ErasureGround(String legalSource) {
    this.legalSource = legalSource;
  }

  /** Where the law says so, as it is cited in Indonesian. */
  public String legalSource() {
    return legalSource;
  }
}
