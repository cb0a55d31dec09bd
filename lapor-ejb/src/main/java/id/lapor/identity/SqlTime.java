package id.lapor.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times of native queries, which arrive as one or the other type of the driver. */
final class SqlTime {

  private SqlTime() {}

  static Instant instant(Object value) {
    return value instanceof Timestamp timestamp
        ? timestamp.toInstant()
        : ((OffsetDateTime) value).toInstant();
  }
}
