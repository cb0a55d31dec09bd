package id.lapor.attachment;

/**
 * From whom a file comes, for counting how much lies around.
 *
 * @param key an account, or the keyed hash of a visitor's address
 */
record UploadOwner(String key) {

  private static final String OFFICER = "account ";

  static UploadOwner officer(String account) {
    return new UploadOwner(OFFICER + account);
  }

  static UploadOwner visitor(String sourceHash) {
    return new UploadOwner("source " + sourceHash);
  }

  boolean officer() {
    return isOfficer(key);
  }

  static boolean isOfficer(String key) {
    return key.startsWith(OFFICER);
  }
}
