package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.identity.Keys;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
  @Inject NoticeRecipients recipients;
  @Inject NoticeAddresses addresses;
  @Inject Officers officers;
  @Inject Followers followers;
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

  /** Puts the message together, or says why it does not leave. */
  public ComposedNotice compose(NoticeAttempt attempt) {
    Optional<Notice> found = notices.find(attempt.notice());
    if (found.isEmpty() || !clock.instant().isBefore(found.get().expiresAt())) {
      return ComposedNotice.not(NoticeOutcome.EXPIRED);
    }
    Notice notice = found.get();
    return switch (notice.kind()) {
      case CODE_REPLACEMENT -> token(notice);
      case NEWS -> news(notice);
      case WORK, DIGEST -> work(notice);
      case FOLLOW_CONFIRMATION, FOLLOWED -> follow(notice);
    };
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
    if (outcome == NoticeOutcome.HELD) {
      notices.record(notice, outcome, now);
      notice.hold(NoticeAddresses.tomorrow(now));
    } else if (outcome != NoticeOutcome.DEFERRED) {
      notices.close(notice, outcome, now);
      if (outcome == NoticeOutcome.FAILED) {
        recipients.refused(notice, now);
      }
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
    addresses.forget(now);
    List<Notice> expired = notices.takeExpired(now, max);
    expired.forEach(notice -> notices.close(notice, NoticeOutcome.EXPIRED, now));
    return expired.size();
  }

  private ComposedNotice token(Notice notice) {
    String token = keys.openFor(notice.pseudonym(), notice.sealedContent());
    String address = recipients.address(notice).orElse("");
    return ComposedNotice.of(texts.token(notice, address, token));
  }

  /** Whoever has stopped them meanwhile gets nothing any more. */
  private ComposedNotice news(Notice notice) {
    if (!notices.subscription(notice.reportId()).map(NoticeSubscription::isOn).orElse(false)) {
      return ComposedNotice.not(NoticeOutcome.WITHDRAWN);
    }
    List<NoticeItem> items =
        NoticeItem.read(keys.openFor(notice.pseudonym(), notice.sealedContent()));
    return bounded(
        notice, address -> texts.news(notice, address, notices.report(notice.reportId()), items));
  }

  /** Nothing leaves once the report is not public any more, or whoever follows has stopped. */
  private ComposedNotice follow(Notice notice) {
    Report report = notices.report(notice.reportId());
    Optional<Follower> to = followers.find(notice.pseudonym());
    boolean question = notice.kind() == NoticeKind.FOLLOW_CONFIRMATION;
    boolean wanted = to.map(follower -> follower.isConfirmed() != question).orElse(false);
    if (!wanted || report.discreet() || !report.face().published()) {
      return ComposedNotice.not(NoticeOutcome.WITHDRAWN);
    }
    if (question) {
      return bounded(
          notice, address -> texts.followConfirmation(notice, address, report, to.get()));
    }
    String event = keys.openFor(notice.pseudonym(), notice.sealedContent());
    return bounded(notice, address -> texts.followed(notice, address, report, event));
  }

  /** The address is that of now; who has none, or wants no more, gets nothing. */
  private ComposedNotice work(Notice notice) {
    boolean on = officers.choice(notice.accountId()).map(OfficerNotice::isOn).orElse(true);
    if (!on) {
      return ComposedNotice.not(NoticeOutcome.WITHDRAWN);
    }
    String[] content =
        keys.openFor(DueWork.recipient(notice.accountId()), notice.sealedContent()).split("\n", 2);
    List<NoticeItem> items = NoticeItem.read(content[1]);
    return bounded(
        notice, address -> texts.work(notice, address, items, Integer.parseInt(content[0])));
  }

  /** Nothing goes to an address that has failed, and no more a day than anybody gets. */
  private ComposedNotice bounded(Notice notice, Function<String, OutgoingNotice> message) {
    Instant now = clock.instant();
    Optional<String> address = recipients.address(notice);
    if (address.isEmpty()) {
      return ComposedNotice.not(NoticeOutcome.WITHDRAWN);
    }
    if (addresses.isFailing(notice.channel(), address.get())) {
      recipients.unreachable(notice, now);
      return ComposedNotice.not(NoticeOutcome.UNREACHABLE);
    }
    boolean first = notice.attempts() == 1;
    if (first && !addresses.count(notice.channel(), address.get(), now)) {
      return ComposedNotice.not(NoticeOutcome.HELD);
    }
    return ComposedNotice.of(message.apply(address.get()));
  }
}
