package id.lapor.shared;

import java.sql.SQLException;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.exceptions.ExceptionHandler;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.DatabaseSession;

/**
 * Gives up the numbers for new rows that the persistence provider holds ahead, whenever the
 * database may have forgotten that it gave them.
 *
 * <p>A sequence outlasts a crash only as far as a transaction that asked it was committed. The
 * provider holds fifty numbers ahead and goes on giving them to later transactions, while the
 * database, started again, gives the same ones to whoever asks next. So they are given up with
 * every connection that breaks off, and when a number turns out to be taken, which is said as
 * {@link NumberGivenTwice} and not as a conflict.
 */
public class HeldNumbers implements ExceptionHandler {

  @Override
  public Object handleException(RuntimeException failure) {
    if (failure instanceof DatabaseException refused) {
      boolean twice = isGivenTwice(refused);
      if (twice || Refusals.isOutage(refused)) {
        giveUp(refused.getSession());
      }
      if (twice) {
        throw new NumberGivenTwice(refused);
      }
    }
    throw failure;
  }

  /**
   * PostgreSQL calls the constraint of a primary key after its table, in messages of any tongue.
   */
  private static boolean isGivenTwice(DatabaseException refused) {
    DatabaseQuery query = refused.getQuery();
    ClassDescriptor entity = query == null ? null : query.getDescriptor();
    return entity != null
        && entity.usesSequenceNumbers()
        && refused.getInternalException() instanceof SQLException reason
        && Refusals.isTaken(reason, entity.getTableName() + "_pkey");
  }

  private static void giveUp(AbstractSession session) {
    AbstractSession root = session;
    while (root != null && root.getParent() != null) {
      root = root.getParent();
    }
    if (root instanceof DatabaseSession database) {
      database.getSequencingControl().initializePreallocated();
    }
  }
}
