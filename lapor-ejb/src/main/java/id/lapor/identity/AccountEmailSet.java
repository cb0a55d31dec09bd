package id.lapor.identity;

/**
 * An account has another e-mail address, or none any more. The address itself is told to nobody.
 *
 * @param user the account whose address it is
 * @param accountId its key
 */
public record AccountEmailSet(String user, long accountId) {}
