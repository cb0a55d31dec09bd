package id.lapor.shared;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a failed use case means to whoever asked for it. The container and the persistence
 * provider wrap what they throw; API and pages ask here instead of knowing how deep.
 */
public final class Refusals {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final int DEEPEST = 20;

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
      Optional<RuntimeException> refusal = known(cause);
      if (refusal.isPresent()) {
        return refusal;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
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
