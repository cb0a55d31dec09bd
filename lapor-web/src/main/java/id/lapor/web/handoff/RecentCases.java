package id.lapor.web.handoff;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last ten reports that somebody opened in this session, and through which list each was
 * reached, so that the way goes on after a decision.
 */
@SessionScoped
public class RecentCases implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST = 10;

  private final Map<String, String> walks = new LinkedHashMap<>();

  /**
   * A report was opened.
   *
   * @param walk list and place from which it was opened, or empty
   */
  synchronized void opened(String id, String walk) {
    walks.remove(id);
    walks.put(id, walk);
    if (walks.size() > MOST) {
      walks.remove(walks.keySet().iterator().next());
    }
  }

  /** List and place from which the report was opened last; empty when from none. */
  synchronized String walk(String id) {
    return walks.getOrDefault(id, "");
  }

  /** The report is out of sight. */
  synchronized void forget(String id) {
    walks.remove(id);
  }

  /** Numbers of the reports, the last one first. */
  synchronized List<String> numbers() {
    List<String> numbers = new ArrayList<>(walks.keySet());
    Collections.reverse(numbers);
    return numbers;
  }
}
