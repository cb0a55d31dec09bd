package id.lapor.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * What a look at one part of the installation found. Reasons and values are fixed words, numbers
 * and times: no address, no name and no secret, because whoever watches may read all of it.
 */
public final class Finding {

  /** How well the part is. */
  public enum State {
    /** All is well. */
    OK(2),
    /** Something waits or is missing; this node serves all the same. */
    DEGRADED(1),
    /** This node cannot do its work. */
    DOWN(0);

    private final int level;

    State(int level) {
      this.level = level;
    }

    /** As a figure: 2 is well, 1 degraded, 0 down. */
    int level() {
      return level;
    }
  }

  private final State state;
  private final Map<String, Object> data = new LinkedHashMap<>();

  private Finding(State state) {
    this.state = state;
  }

  /** All is well. */
  public static Finding ok() {
    return new Finding(State.OK);
  }

  /** Work waits or a part is away, but whoever comes to this node is served. */
  public static Finding degraded(String reason) {
    return new Finding(State.DEGRADED).with("reason", reason);
  }

  /** This node cannot do its work. */
  public static Finding down(String reason) {
    return new Finding(State.DOWN).with("reason", reason);
  }

  /** Adds a fact in words. */
  public Finding with(String name, String value) {
    data.put(name, value);
    return this;
  }

  /** Adds a number. */
  public Finding with(String name, long value) {
    data.put(name, value);
    return this;
  }

  /** How well the part is. */
  public State state() {
    return state;
  }

  /** The facts, in the order in which they were added. */
  public Map<String, Object> data() {
    return Map.copyOf(data);
  }

  /** The finding as MicroProfile Health tells it: only {@link State#DOWN} is down. */
  HealthCheckResponse response(String name) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name).status(state != State.DOWN).withData("state", state.name());
    data.forEach(
        (fact, value) -> {
          if (value instanceof Long number) {
            response.withData(fact, number);
          } else {
            response.withData(fact, String.valueOf(value));
          }
        });
    return response.build();
  }
}
