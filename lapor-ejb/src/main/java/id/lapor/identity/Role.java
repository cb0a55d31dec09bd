package id.lapor.identity;

import java.util.Set;

/**
 * What a person may do in LAPOR. The names are those of the role assignments in the database, of
 * {@code @RolesAllowed} and of the rights table in {@code docs/rights.md}.
 */
public final class Role {

  /** Who sent a report; proven by the access code, never by an account. */
  public static final String REPORTER = "REPORTER";

  /** Enters reports that arrive at a counter, by letter or by telephone. */
  public static final String CHANNEL_OPERATOR = "CHANNEL_OPERATOR";

  /** Verifies, completes, archives and routes reports of the whole country. */
  public static final String NATIONAL_VERIFIER = "NATIONAL_VERIFIER";

  /** Decides where verification ends: binding routes, take-downs, restoration, reference data. */
  public static final String NATIONAL_ADMIN = "NATIONAL_ADMIN";

  /** Serves an institution and everything below it: verification, delegation, return. */
  public static final String INSTITUTION_ADMIN = "INSTITUTION_ADMIN";

  /** The liaison officer (pejabat penghubung): accepts hand-offs and answers for the unit. */
  public static final String LIAISON_OFFICER = "LIAISON_OFFICER";

  /** Works on hand-offs of the unit: drafts and internal notes. */
  public static final String UNIT_STAFF = "UNIT_STAFF";

  /** Approves a drafted answer before it is published. */
  public static final String APPROVER = "APPROVER";

  /** Reads everything that is recorded, changes nothing. */
  public static final String AUDITOR = "AUDITOR";

  /** The system itself: receivers, relays and sweeps, which nobody outside can call. */
  public static final String SYSTEM = "SYSTEM";

  /** Roles that are held for the whole country and never for one institution. */
  public static final Set<String> NATIONAL = Set.of(NATIONAL_VERIFIER, NATIONAL_ADMIN, AUDITOR);

  /** Roles that are held for one institution and everything below it. */
  public static final Set<String> INSTITUTIONAL =
      Set.of(INSTITUTION_ADMIN, LIAISON_OFFICER, UNIT_STAFF, APPROVER, CHANNEL_OPERATOR);

  private Role() {}
}
