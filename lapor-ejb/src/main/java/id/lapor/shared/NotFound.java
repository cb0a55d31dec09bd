package id.lapor.shared;

import jakarta.ejb.ApplicationException;

/** What was asked for does not exist, or lies outside the caller's scope: the two look the same. */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotFound(String message) {
    super(message);
  }
}
