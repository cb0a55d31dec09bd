package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Function;

/** Each step in a transaction of its own, as the container runs it. */
final class NoticesInSteps extends DueNotices {

  private final Function<EntityManager, DueNotices> within;

  NoticesInSteps(Function<EntityManager, DueNotices> within) {
    this.within = within;
  }

  @Override
  public Optional<NoticeAttempt> begin(ContactChannel channel) {
    return step(due -> due.begin(channel));
  }

  @Override
  public ComposedNotice compose(NoticeAttempt attempt) {
    return step(due -> due.compose(attempt));
  }

  @Override
  public void end(NoticeAttempt attempt, NoticeOutcome outcome) {
    step(
        due -> {
          due.end(attempt, outcome);
          return null;
        });
  }

  @Override
  public int expire(int max) {
    return step(due -> due.expire(max));
  }

  private <T> T step(Function<DueNotices, T> step) {
    return TestDatabase.inTransaction(em -> step.apply(within.apply(em)));
  }
}
