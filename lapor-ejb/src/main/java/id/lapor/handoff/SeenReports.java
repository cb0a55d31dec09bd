package id.lapor.handoff;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reports that the caller was found to see during this request, so that the parts of one page
 * need not find it out again. It ends with the request: rights count anew in the next.
 */
@RequestScoped
public class SeenReports {

  private final Map<String, Long> keys = new HashMap<>();

  void add(String account, String trackingId, Long key) {
    keys.put(account + ' ' + trackingId, key);
  }

  Optional<Long> key(String account, String trackingId) {
    return Optional.ofNullable(keys.get(account + ' ' + trackingId));
  }
}
