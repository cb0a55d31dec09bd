package id.lapor.shared;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times of native queries, which arrive as one or the other type of driver and provider. */
public final class SqlTime {

  private SqlTime() {}

  /** The moment that was told as one type or the other; null stays null. */
  public static Instant instant(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    return value instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) value;
  }
}
