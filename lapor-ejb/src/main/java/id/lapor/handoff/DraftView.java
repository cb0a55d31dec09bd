package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What its author typed and has not sent.
 *
 * @param version 0 when nothing is kept (any more)
 * @param fields values by the name of the field
 */
public record DraftView(long version, Map<String, List<String>> fields, Instant keptAt)
    implements Serializable {

  /** Nothing is kept. */
  static final DraftView NONE = new DraftView(0, Map.of(), null);

  /** Whether anything is kept. */
  public boolean kept() {
    return version > 0;
  }

  /** What was typed into a field; empty when the draft knows no such field. */
  public Optional<String> value(String field) {
    return values(field).stream().findFirst();
  }

  /** Everything that was chosen in a field. */
  public List<String> values(String field) {
    return fields.getOrDefault(field, List.of());
  }
}
