package id.lapor.identity;

/**
 * Somebody who is to have an account.
 *
 * @param user 2 to 60 of a-z, 0-9 and . _ @ -
 * @param title the function, at most 120 characters
 * @param role the first role
 */
public record NewPerson(String user, String title, NewRole role) {}
