package id.lapor.report;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reports that access codes opened during this request, so that the parts of the reporter's
 * page need not find it out again. It ends with the request: the code counts anew in the next.
 */
@RequestScoped
public class OpenedReports {

  private final Map<String, Long> keys = new HashMap<>();

  void add(String trackingId, String accessCode, Long key) {
    keys.put(trackingId + ' ' + accessCode, key);
  }

  Optional<Long> key(String trackingId, String accessCode) {
    return Optional.ofNullable(keys.get(trackingId + ' ' + accessCode));
  }
}
