package id.lapor.identity;

import java.time.LocalDate;

/**
 * A role that is to be given.
 *
 * @param role one of {@link Role#NATIONAL} or {@link Role#INSTITUTIONAL}
 * @param institution code of the institution, or null for a national role
 * @param lastDay its last day in WIB, or null for no end
 */
public record NewRole(String role, String institution, LocalDate lastDay) {}
