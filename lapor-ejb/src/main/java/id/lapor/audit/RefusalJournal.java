package id.lapor.audit;

import id.lapor.identity.Caller;
import id.lapor.identity.ClientSource;
import io.github.bucket4j.Bucket;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The journal of refusals: append-only, written in a transaction of its own after the refused one
 * has rolled back, so that it holds no lock of the report while it waits.
 *
 * <p>Refusals of visitors are cheap to cause. Of them a node records at most 60 at once and one a
 * second after that, and counts the rest in the next record; those of accounts are all recorded.
 */
@Stateless
public class RefusalJournal {

  private static final int VISITORS_AT_ONCE = 60;

  private static final Bucket VISITORS =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(VISITORS_AT_ONCE)
                      .refillGreedy(VISITORS_AT_ONCE, Duration.ofMinutes(1)))
          .build();

  private static final AtomicInteger LEFT_OUT = new AtomicInteger();

  @Resource SessionContext context;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject ClientSource source;
  @Inject Clock clock;

  /** Records a refused call of whoever is calling now. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void record(RefusedCall call) {
    String account = context.getCallerPrincipal().getName();
    boolean visitor = Caller.ANONYMOUS.equals(account);
    if (visitor && !VISITORS.tryConsume(1)) {
      LEFT_OUT.incrementAndGet();
      return;
    }
    em.persist(
        new Refusal(
            clock.instant(), visitor ? null : account, call, source.hash(), LEFT_OUT.getAndSet(0)));
  }
}
