package id.lapor.notification;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.CodeReplacementsEnded;
import id.lapor.identity.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Promises notices for what happens to reports, in the same transaction. */
@ApplicationScoped
public class NoticeObserver {

  @Inject Notices notices;
  @Inject Keys keys;
  @Inject Clock clock;

  void on(@Observes CodeReplacementPromised promised) {
    String sealed = keys.sealFor(promised.pseudonym(), promised.token());
    notices.add(Notice.of(promised, sealed, clock.instant()));
  }

  /** A void token is not sent: whoever reads two messages would try the wrong one. */
  void on(@Observes CodeReplacementsEnded ended) {
    Instant now = clock.instant();
    notices
        .waiting(ended.reportId(), NoticeKind.CODE_REPLACEMENT)
        .forEach(notice -> notices.close(notice, NoticeOutcome.WITHDRAWN, now));
  }
}
