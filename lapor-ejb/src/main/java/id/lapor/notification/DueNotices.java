package id.lapor.notification;

import id.lapor.identity.Caller;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps of sending a notice, one transaction each, with the sending between them and in none:
 * an attempt begins, its text is put together, its end is recorded.
 *
 * <p>What happens when the node dies after the server has taken a notice and before that is
 * recorded: the notice is sent once more when its lease ends. For a message that is harmless, and
 * the message id is the same.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueNotices {

  @Inject Notices notices;
  @Inject ReporterVault vault;
  @Inject NoticeTexts texts;
  @Inject Keys keys;
  @Inject Clock clock;

  /** Begins an attempt for the notice of this channel that has waited longest. */
  public Optional<NoticeAttempt> begin(ContactChannel channel) {
    Instant now = clock.instant();
    Optional<Notice> due = notices.takeDue(channel, now);
    due.ifPresent(notice -> notice.begin(now));
    return due.map(notice -> new NoticeAttempt(notice.id(), notice.attempts()));
  }

  /** Puts the message together; empty when the notice was withdrawn or has expired meanwhile. */
  public Optional<OutgoingNotice> compose(NoticeAttempt attempt) {
    return notices
        .find(attempt.notice())
        .filter(notice -> clock.instant().isBefore(notice.expiresAt()))
        .map(this::outgoing);
  }

  /**
   * Records how the attempt ended. A failed one is repeated after a pause, unless it was the last
   * one; when another attempt has begun since, that one decides.
   */
  public void end(NoticeAttempt attempt, NoticeOutcome outcome) {
    Instant now = clock.instant();
    Optional<Notice> found = notices.lock(attempt.notice());
    if (found.isEmpty() || found.get().attempts() != attempt.number()) {
      return;
    }
    Notice notice = found.get();
    if (outcome != NoticeOutcome.DEFERRED) {
      notices.close(notice, outcome, now);
    } else if (notice.isExhausted()) {
      notices.close(notice, NoticeOutcome.FAILED, now);
    } else {
      notices.record(notice, outcome, now);
      notice.defer(now);
    }
  }

  /** Gives up notices whose time is over, at most {@code max}; how many. */
  public int expire(int max) {
    Instant now = clock.instant();
    List<Notice> expired = notices.takeExpired(now, max);
    expired.forEach(notice -> notices.close(notice, NoticeOutcome.EXPIRED, now));
    return expired.size();
  }

  private OutgoingNotice outgoing(Notice notice) {
    String address = vault.contact(notice.pseudonym(), notice.channel(), Caller.SYSTEM).orElse("");
    String content = keys.openFor(notice.pseudonym(), notice.sealedContent());
    return texts.compose(notice, address, content);
  }
}
