package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * What became of the rows so far.
 *
 * @param created reports made
 * @param existing rows that had been imported before
 * @param refused rows that were not taken
 */
record Tally(long created, long existing, long refused) {

  static final Tally NONE = new Tally(0, 0, 0);

  /** Rows read; always the sum of the others. */
  long read() {
    return created + existing + refused;
  }

  Tally plus(Tally other) {
    return new Tally(created + other.created, existing + other.existing, refused + other.refused);
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("read", read())
        .add("created", created)
        .add("existing", existing)
        .add("refused", refused)
        .build();
  }

  static Tally of(JsonObject json) {
    return new Tally(json.getInt("created"), json.getInt("existing"), json.getInt("refused"));
  }
}
