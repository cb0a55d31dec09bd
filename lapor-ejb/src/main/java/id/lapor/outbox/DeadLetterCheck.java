package id.lapor.outbox;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.Readiness;

/**
 * How many messages wait for somebody to decide about them, because nobody could send or take them,
 * counted to 1,000: in the book, and still at the broker. Information: everything else goes on
 * meanwhile.
 */
@ApplicationScoped
@Readiness
public class DeadLetterCheck extends BoundedCheck {

  private static final int COUNTED_TO = 1_000;
  private static final int MOST_QUEUES = 20;
  private static final String CAME_FROM = "_AMQ_ORIG_QUEUE";

  @Inject Broker broker;
  @Inject DeadLetterBook book;
  @Inject Clock clock;

  private volatile Map<String, Long> queues;

  @Override
  public String name() {
    return "dead-letters";
  }

  /**
   * From which queues they came, as the last look found, at most 20 queues by name; empty when it
   * found no answer.
   */
  public Optional<Map<String, Long>> queues() {
    return Optional.ofNullable(queues);
  }

  @Override
  protected Finding look() throws JMSException {
    Map<String, Long> found = new TreeMap<>(book.open());
    long count = found.values().stream().mapToLong(Long::longValue).sum();
    long oldest = book.oldestOpen().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE);
        QueueBrowser browser = session.createBrowser(session.createQueue(DeadLetters.ADDRESS))) {
      Enumeration<?> letters = browser.getEnumeration();
      while (count < COUNTED_TO && letters.hasMoreElements()) {
        Message letter = (Message) letters.nextElement();
        count++;
        oldest = Math.min(oldest, letter.getJMSTimestamp());
        String from = letter.getStringProperty(CAME_FROM);
        if (from != null && (found.size() < MOST_QUEUES || found.containsKey(from))) {
          found.merge(from, 1L, Long::sum);
        }
      }
    }
    queues = Collections.unmodifiableMap(found);
    Finding finding = Finding.ok().with("waiting", count);
    return count == 0 ? finding : finding.with("oldestSeconds", age(oldest));
  }

  private long age(long oldest) {
    Duration age = Duration.between(Instant.ofEpochMilli(oldest), clock.instant());
    return Math.max(0, age.toSeconds());
  }

  @Override
  protected Finding failed(String reason) {
    queues = null;
    return Finding.degraded(reason);
  }
}
