package id.lapor.audit;

import id.lapor.watch.Figures;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Sees every call of a bean before security and transaction do, and hands refusals to the journal.
 *
 * <p>{@code jboss-ejb3.xml} puts it outermost, because a refused right never reaches an ordinary
 * interceptor, and because the refused transaction must have ended before the refusal is recorded.
 * Beans that call beans are one call: only the first is recorded. A journal that fails never hides
 * the refusal itself.
 */
public class RefusalRecorder {

  private static final System.Logger LOGGER = System.getLogger(RefusalRecorder.class.getName());

  private static final String JOURNAL = "java:app/lapor-ejb/RefusalJournal";

  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  /** Lets the call through and records how it was refused, if it was. */
  @AroundInvoke
  public Object watch(InvocationContext call) throws Exception {
    if (INSIDE.get()) {
      return call.proceed();
    }
    INSIDE.set(true);
    try {
      return call.proceed();
    } catch (Exception failure) {
      RefusedCall.of(call.getMethod(), call.getParameters(), failure)
          .ifPresent(RefusalRecorder::record);
      throw failure;
    } finally {
      INSIDE.remove();
    }
  }

  private static void record(RefusedCall refused) {
    Figures.count("lapor.refusals", "use_case", refused.useCase(), "rule", refused.rule());
    try {
      InitialContext.<RefusalJournal>doLookup(JOURNAL).record(refused);
    } catch (NamingException | RuntimeException unrecorded) {
      LOGGER.log(
          System.Logger.Level.ERROR,
          "A refusal of " + refused.useCase() + " could not be recorded",
          unrecorded);
    }
  }
}
