package id.lapor.administration;

import id.lapor.outbox.ChannelStanding;
import id.lapor.watch.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How this installation stands, as the node that was asked sees it.
 *
 * @param parts what was looked at, what is down first
 * @param work the background work of this node
 * @param channels queues of institutions that fail or have something waiting; null when nobody
 *     knows
 * @param deadLetters how many messages of each queue nobody could take; null when nobody knows
 */
public record SystemView(
    List<Part> parts,
    List<Work> work,
    List<ChannelStanding> channels,
    Map<String, Long> deadLetters)
    implements Serializable {

  /**
   * One part.
   *
   * @param name as operators know it from the checks of health
   * @param facts numbers, times and fixed words
   */
  public record Part(String name, Finding.State state, Map<String, Object> facts)
      implements Serializable {}

  /**
   * One kind of background work.
   *
   * @param secondsAgo when it was last seen to begin or end
   * @param failures things that it could not deal with since this node began
   */
  public record Work(String name, long secondsAgo, long failures) implements Serializable {}
}
