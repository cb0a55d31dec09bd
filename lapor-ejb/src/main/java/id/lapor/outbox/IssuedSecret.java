package id.lapor.outbox;

/**
 * What the system of an institution signs in with, as it is said once.
 *
 * @param login name of the account
 * @param secret what nobody is told again
 */
public record IssuedSecret(String login, String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "secret of " + login;
  }
}
