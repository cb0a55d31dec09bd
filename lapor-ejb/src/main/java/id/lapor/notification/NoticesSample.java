package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.shared.SqlTime;
import id.lapor.watch.Figures;
import id.lapor.watch.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which notices wait, and since when, as levels. */
@ApplicationScoped
public class NoticesSample implements Sample {

  /** Nobody waits for a number beyond this. */
  static final int COUNTED_TO = 10_000;

  private static final int ANSWER_WITHIN_MILLIS = 2_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  @Override
  public String name() {
    return "notices";
  }

  @Override
  public void take() {
    for (ContactChannel channel : ContactChannel.values()) {
      set(channel, 0, 0);
    }
    for (Object row : waiting()) {
      Object[] line = (Object[]) row;
      Instant oldest = SqlTime.instant(line[2]);
      set(
          ContactChannel.valueOf((String) line[0]),
          ((Number) line[1]).longValue(),
          Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()));
    }
  }

  private List<?> waiting() {
    return em.createNativeQuery(
            "select channel, count(*), min(requested_at) from (select channel, requested_at"
                + " from notice order by expires_at limit ?1) as counted group by channel")
        .setParameter(1, COUNTED_TO)
        .setHint("jakarta.persistence.query.timeout", ANSWER_WITHIN_MILLIS)
        .setMaxResults(ContactChannel.values().length)
        .getResultList();
  }

  private static void set(ContactChannel channel, long waiting, long oldestSeconds) {
    Figures.level("lapor.notices.waiting", waiting, "channel", channel.name());
    Figures.level("lapor.notices.oldest.seconds", oldestSeconds, "channel", channel.name());
  }
}
