package id.lapor.identity;

import java.io.Serializable;

/**
 * A member of staff as those who work with them see them.
 *
 * @param id key of the account
 * @param user the user name
 * @param title the function
 * @param institutionName the institution for which they hold the role that was asked for
 */
public record Colleague(long id, String user, String title, String institutionName)
    implements Serializable {}
