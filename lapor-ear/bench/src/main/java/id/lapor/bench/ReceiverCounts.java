package id.lapor.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What all receivers together have seen. */
final class ReceiverCounts {

  /** As many bodies as the plain program sends, in turns. */
  private static final int SAMPLES = 500;

  private final Map<String, Instant> delivered = new ConcurrentHashMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean going;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final List<byte[]> samples = new ArrayList<>();

  /** Whether receivers are to go on. */
  boolean going() {
    return going;
  }

  void delivered(Map<String, Instant> offers) {
    offers.forEach(
        (handoff, at) -> {
          if (delivered.putIfAbsent(handoff, at) != null) {
            failed(new IllegalStateException("Delivered twice: " + handoff));
          }
        });
  }

  void acknowledged(int count) {
    acknowledged.addAndGet(count);
  }

  void failed(Exception failed) {
    failure.compareAndSet(null, failed);
  }

  void sample(byte[] body) {
    synchronized (samples) {
      if (samples.size() < SAMPLES) {
        samples.add(body);
      }
    }
  }

  List<byte[]> samples() {
    synchronized (samples) {
      return List.copyOf(samples);
    }
  }

  /** When each hand-off was taken, by its id. */
  Map<String, Instant> delivered() {
    return delivered;
  }

  /** How many receipts were acknowledged; a receiver that failed is heard of here. */
  int acknowledged() {
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("A receiver failed", failed);
    }
    return acknowledged.get();
  }

  /** From zero. */
  void begin() {
    delivered.clear();
    acknowledged.set(0);
    going = true;
  }

  void end() {
    going = false;
  }
}
