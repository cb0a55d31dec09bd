package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reports that the caller was found to see during this request, so that the parts of one page
 * need not find it out again. It ends with the request: rights count anew in the next.
 */
@RequestScoped
public class SeenReports {

  private final Map<String, Long> keys = new HashMap<>();
  private final Map<Long, Set<String>> handoffs = new HashMap<>();
  private final Map<String, AnswerTopic> topics = new HashMap<>();
  private final Map<Long, Set<String>> answers = new HashMap<>();
  private final Map<Long, List<Deadline>> clocks = new HashMap<>();
  private String looked;
  private boolean read;

  void add(String account, String trackingId, Long key) {
    keys.put(account + ' ' + trackingId, key);
  }

  void add(Long key, List<Handoff> all) {
    handoffs.put(key, all.stream().map(Handoff::uuid).collect(Collectors.toSet()));
  }

  /** A hand-off that the caller was found to work on. */
  void add(Handoff handoff, AnswerTopic topic) {
    topics.put(handoff.uuid(), topic);
  }

  /** What decides on the texts for an answer on this hand-off, when the caller works on it. */
  Optional<AnswerTopic> topic(String handoff) {
    return Optional.ofNullable(topics.get(handoff));
  }

  /** Ids of the answers of this report that the caller may read. */
  void addAnswers(Long key, Set<String> readable) {
    answers.put(key, readable);
  }

  /** The same, when they were read. */
  Optional<Set<String>> answers(Long key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** The number of a report that is looked at beside a list, seen by the caller or not. */
  void look(String trackingId) {
    looked = trackingId;
  }

  /** The same, if one is. */
  Optional<String> looked() {
    return Optional.ofNullable(looked);
  }

  /** Clocks that a list has read; of each of its reports all. */
  void addClocks(Map<Long, List<Deadline>> found) {
    clocks.putAll(found);
    read = true;
  }

  /** The clocks of this report, when a list has read them, perhaps because it is looked at. */
  Optional<List<Deadline>> clocks(Long key, String trackingId) {
    List<Deadline> none = read && trackingId.equals(looked) ? List.of() : null;
    return Optional.ofNullable(clocks.getOrDefault(key, none));
  }

  /** Ids of the hand-offs of this report, when they were read. */
  Optional<Set<String>> handoffs(Long key) {
    return Optional.ofNullable(handoffs.get(key));
  }

  Optional<Long> key(String account, String trackingId) {
    return Optional.ofNullable(keys.get(account + ' ' + trackingId));
  }
}
