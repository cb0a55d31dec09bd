package id.lapor.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times of native queries, which arrive as one or the other type of the driver. */
public final class SqlTime {

  private SqlTime() {}

  /** The moment that a driver told as one type or the other. */
  public static Instant instant(Object value) {
    return value instanceof Timestamp timestamp
        ? timestamp.toInstant()
        : ((OffsetDateTime) value).toInstant();
  }
}
