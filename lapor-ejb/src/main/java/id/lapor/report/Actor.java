package id.lapor.report;

import id.lapor.identity.Role;
import id.lapor.institution.Institution;

/**
 * Who did something to a report: an officer by account, the reporter, or the system itself.
 *
 * @param name account of the officer, {@code reporter} or {@code system}
 * @param role the role in which they acted
 * @param institution in whose name, or null
 */
public record Actor(String name, String role, Institution institution) {

  /** The reporter, known here by no name. */
  public static final Actor REPORTER = new Actor("reporter", Role.REPORTER, null);

  /** A timer or a message, on nobody's behalf. */
  public static final Actor SYSTEM = new Actor("system", Role.SYSTEM, null);

  /** The system of an institution, in its name and on no person's behalf. */
  public static Actor systemOf(Institution institution) {
    return new Actor(SYSTEM.name(), Role.SYSTEM, institution);
  }
}
