package id.lapor.identity;

/** The secrets of the key file that other features may use by name, never by value. */
public enum Secret {
  /** Keyed hashes: access codes, contacts, client addresses. */
  HASH("hmac.key"),
  /** Encryption of the answers kept for repeated requests. */
  ANSWER("answer.key"),
  /** Signatures of the tokens in public forms. */
  FORM("form.key");

  private final String property;

  Secret(String property) {
    this.property = property;
  }

  /** Name of the entry in the key file. */
  String property() {
    return property;
  }
}
