package id.lapor.identity;

import java.io.Serializable;
import java.util.List;

/**
 * An account in a list of administrators.
 *
 * @param id its key
 * @param user the user name
 * @param title the function
 * @param active whether it is not locked
 * @param waiting whether no password was chosen yet
 * @param roles the roles held now
 */
public record PersonLine(
    long id, String user, String title, boolean active, boolean waiting, List<HeldRole> roles)
    implements Serializable {

  /** The same with these roles. */
  PersonLine with(List<HeldRole> held) {
    return new PersonLine(id, user, title, active, waiting, held);
  }
}
