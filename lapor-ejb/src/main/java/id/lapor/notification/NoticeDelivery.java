package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/**
 * What became of one attempt to send a notice. It names no address and holds no content, and stays
 * when the notice has gone.
 */
@Entity
@Table(name = "notice_delivery")
public class NoticeDelivery {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_delivery_seq")
  @SequenceGenerator(
      name = "notice_delivery_seq",
      sequenceName = "notice_delivery_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "message_id", nullable = false, updatable = false, length = 36)
  private String messageId;

  @Column(name = "report_id", updatable = false)
  private Long reportId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 24)
  private NoticeKind kind;

  @Column(nullable = false, updatable = false, length = 600)
  private String topics;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 8)
  private ContactChannel channel;

  @Column(nullable = false, updatable = false)
  private int attempt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 12)
  private NoticeOutcome outcome;

  @Column(nullable = false, updatable = false)
  private Instant at;

  @Column(name = "account_id", updatable = false)
  private Long accountId;

  /** Who follows; their mails do not count as those to the reporter. */
  @Column(updatable = false, length = 36)
  private String follower;

  /** For JPA. */
  protected NoticeDelivery() {}

  NoticeDelivery(Notice notice, NoticeOutcome outcome, Instant at) {
    this.messageId = notice.messageId();
    this.follower = notice.kind().toFollower() ? notice.pseudonym() : null;
    this.reportId = follower == null ? notice.reportId() : null;
    this.kind = notice.kind();
    this.topics = notice.topics();
    this.channel = notice.channel();
    this.attempt = notice.attempts();
    this.outcome = outcome;
    this.at = at;
    this.accountId = notice.accountId();
  }

  /** What was sent by this attempt has come back. */
  NoticeDelivery bounced(Instant when) {
    NoticeDelivery back = new NoticeDelivery();
    back.messageId = messageId;
    back.reportId = reportId;
    back.follower = follower;
    back.accountId = accountId;
    back.kind = kind;
    back.topics = topics;
    back.channel = channel;
    back.attempt = attempt;
    back.outcome = NoticeOutcome.BOUNCED;
    back.at = when;
    return back;
  }

  /** As officers read it. */
  NoticeLogLine line() {
    return new NoticeLogLine(
        at,
        kind,
        topics.isEmpty() ? List.of() : List.of(topics.split(",")),
        channel.name(),
        attempt,
        outcome);
  }

  Long reportId() {
    return reportId;
  }

  Long accountId() {
    return accountId;
  }

  String follower() {
    return follower;
  }

  ContactChannel channel() {
    return channel;
  }
}
