package id.lapor.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A member of staff who has proved who they are.
 *
 * @param user the user name
 * @param title the function, as colleagues and reporters see it
 * @param roles the roles held now, for whatever institution
 * @param institutions codes of the institutions served now; empty for national roles
 */
public record SignedIn(String user, String title, Set<String> roles, List<String> institutions)
    implements Serializable {

  /** Whether this role is held now. */
  public boolean is(String role) {
    return roles.contains(role);
  }
}
