package id.lapor.shared;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out what a failed use case means to whoever asked for it. The container and the persistence
 * provider wrap what they throw; API and pages ask here instead of knowing how deep.
 */
public final class Refusals {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CUT_OFF = "57014";
  private static final int DEEPEST = 20;

  /**
   * Connection lost or refused, server shutting down or starting, nothing left to give
   * (connections, memory, disk), statement cut off or lock not given in time.
   */
  private static final Pattern AWAY = Pattern.compile("08...|57P0[1-5]|57014|53...|55P03");

  /**
   * What the server's pool says, without a state, of a connection that was taken away from under a
   * use case, and of a transaction that can only be given up since.
   */
  private static final Pattern TAKEN_AWAY = Pattern.compile("IJ0310(40|41|70): .*");

  private Refusals() {}

  /**
   * The refusal inside a failure: {@link RuleViolation}, {@link NotFound}, {@link
   * EJBAccessException} or another exception that was declared an application exception. Empty when
   * the failure is a fault of ours.
   *
   * <p>Two who change one thing at the same moment meet as {@code stale-version}, two who create
   * the same thing as {@code already-exists}.
   */
  public static Optional<RuntimeException> in(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof NumberGivenTwice) {
        return Optional.empty();
      }
      Optional<RuntimeException> refusal = known(cause);
      if (refusal.isPresent()) {
        return refusal;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /**
   * Whether the failure is that of a database that is away, that broke the connection off, that has
   * none to give, that is too slow, or that forgot numbers in a crash. What was asked for can be
   * asked for again; when the connection broke at the commit, it may have been done.
   */
  public static boolean isOutage(Throwable failure) {
    return isOutage(failure, 0);
  }

  /** Whether a statement was cut off because it took longer than it may. */
  public static boolean isCutOff(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException sql && CUT_OFF.equals(sql.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Whether a row was refused because another one has what is unique by this constraint. */
  static boolean isTaken(SQLException refused, String constraint) {
    return UNIQUE_VIOLATION.equals(refused.getSQLState())
        && refused.getMessage() != null
        && refused.getMessage().contains('"' + constraint + '"');
  }

  /** A failed commit carries its reason beside the chain of causes. */
  private static boolean isOutage(Throwable failure, int depth) {
    if (failure == null || depth == DEEPEST) {
      return false;
    }
    return failure instanceof ResourceException
        || failure instanceof NumberGivenTwice
        || failure instanceof SQLException sql && isAway(sql)
        || isOutage(failure.getCause(), depth + 1)
        || Arrays.stream(failure.getSuppressed()).anyMatch(beside -> isOutage(beside, depth + 1));
  }

  private static boolean isAway(SQLException sql) {
    return sql.getSQLState() == null
        ? sql.getMessage() != null && TAKEN_AWAY.matcher(sql.getMessage()).matches()
        : AWAY.matcher(sql.getSQLState()).matches();
  }

  private static Optional<RuntimeException> known(Throwable cause) {
    if (cause instanceof EJBAccessException denied) {
      return Optional.of(denied);
    }
    if (cause instanceof RuntimeException refusal
        && cause.getClass().isAnnotationPresent(jakarta.ejb.ApplicationException.class)) {
      return Optional.of(refusal);
    }
    if (cause instanceof OptimisticLockException) {
      return conflict("stale-version", "Changed by somebody else at the same moment");
    }
    if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
      return conflict("already-exists", "Made by somebody else at the same moment");
    }
    return Optional.empty();
  }

  private static Optional<RuntimeException> conflict(String rule, String message) {
    return Optional.of(new RuleViolation(rule, message, Map.of()));
  }
}
