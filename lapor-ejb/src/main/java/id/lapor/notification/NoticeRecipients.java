package id.lapor.notification;

import id.lapor.identity.Accounts;
import id.lapor.identity.Caller;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.ReporterVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Where notices go: the address of now, and what is done when it takes nothing. */
@ApplicationScoped
public class NoticeRecipients {

  @Inject Notices notices;
  @Inject Officers officers;
  @Inject Accounts accounts;
  @Inject ReporterVault vault;
  @Inject NoticeAddresses addresses;
  @Inject Followers followers;

  /** The address of whoever gets the notice; empty when there is none. Reading it is recorded. */
  Optional<String> address(Notice notice) {
    if (notice.kind().toFollower()) {
      return followers.address(notice.pseudonym());
    }
    return notice.kind().toOfficer()
        ? accounts.emailOf(notice.accountId())
        : vault.contact(notice.pseudonym(), notice.channel(), Caller.SYSTEM);
  }

  /** The mail server itself says that nobody is there. */
  void refused(Notice notice, Instant now) {
    if (notice.channel() == ContactChannel.EMAIL) {
      address(notice)
          .ifPresent(address -> addresses.bounced(ContactChannel.EMAIL, address, "5.1.1", now));
      unreachable(notice, now);
    }
  }

  /** A mail came back. */
  void bounced(NoticeDelivery sent, String status, Instant now) {
    Optional<String> address = addressOf(sent);
    boolean failed =
        address.isPresent() && addresses.bounced(sent.channel(), address.get(), status, now);
    if (failed) {
      unreachable(sent.reportId(), sent.accountId(), sent.follower(), now);
    }
  }

  private Optional<String> addressOf(NoticeDelivery sent) {
    if (sent.follower() != null) {
      return followers.address(sent.follower());
    }
    return sent.accountId() != null
        ? accounts.emailOf(sent.accountId())
        : notices
            .subscription(sent.reportId())
            .flatMap(to -> vault.contact(to.pseudonym(), sent.channel(), Caller.SYSTEM));
  }

  /** Nothing more is promised to whoever gets the notice, and they are told on their page. */
  void unreachable(Notice notice, Instant now) {
    String follower = notice.kind().toFollower() ? notice.pseudonym() : null;
    unreachable(notice.reportId(), notice.accountId(), follower, now);
  }

  /** Whoever follows has no page: they are forgotten. */
  private void unreachable(Long reportId, Long accountId, String follower, Instant now) {
    if (follower != null) {
      followers.remove(follower);
    } else if (accountId != null) {
      officers.lock(accountId).ifPresent(officer -> officer.unreachable(now));
    } else {
      notices.subscription(reportId).ifPresent(one -> one.unreachable(now));
    }
  }

  /** The address of a reporter is tried again. */
  void forgive(NoticeSubscription subscription) {
    vault
        .contact(subscription.pseudonym(), subscription.channel(), Caller.SYSTEM)
        .ifPresent(address -> addresses.forgive(subscription.channel(), address));
  }

  /** The address of an officer is tried again. */
  void forgive(long accountId) {
    accounts
        .emailOf(accountId)
        .ifPresent(address -> addresses.forgive(ContactChannel.EMAIL, address));
  }
}
