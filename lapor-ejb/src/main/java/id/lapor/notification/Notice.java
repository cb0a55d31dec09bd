package id.lapor.notification;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.ContactChannel;
import id.lapor.shared.RuleTexts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message promised to somebody, in the transaction that promised it. Here stand only the
 * pseudonym and the sealed content; the address is read when it is sent. The row goes when the
 * notice has been sent, has failed or has expired; {@link NoticeDelivery} stays.
 *
 * <p>News that nobody has begun to send takes further news in: a burst becomes one message.
 */
@Entity
@Table(name = "notice")
public class Notice {

  /** Most attempts; after the last one the notice has failed. */
  static final int MOST_ATTEMPTS = 8;

  /**
   * How long an attempt that has begun keeps others from beginning one. Longer than the longest
   * attempt, so that two nodes never send the same notice; after a crash it is how long it rests.
   */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** How long news stays worth sending. */
  static final Duration NEWS_LIFE = Duration.ofDays(7);

  /** How long work stays worth telling. */
  static final Duration WORK_LIFE = Duration.ofDays(2);

  private static final int LONGEST_CONTENT = 20_000;

  /** What passes after the first, second, ... failed attempt; the last one goes on. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_seq")
  @SequenceGenerator(name = "notice_seq", sequenceName = "notice_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "message_id", nullable = false, updatable = false, length = 36)
  private String messageId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 24)
  private NoticeKind kind;

  @Column(updatable = false, length = 36)
  private String pseudonym;

  @Column(name = "account_id", updatable = false)
  private Long accountId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 8)
  private ContactChannel channel;

  @Column(name = "report_id", updatable = false)
  private Long reportId;

  @Column(name = "tracking_id", updatable = false, length = 10)
  private String trackingId;

  @Column(nullable = false, updatable = false, length = 2)
  private String language;

  @Column(name = "sealed_content", nullable = false, length = LONGEST_CONTENT)
  private String sealedContent;

  /** Names of the templates in it, for the record; empty for a message of its own. */
  @Column(nullable = false, length = 600)
  private String topics = "";

  @Column(name = "requested_at", nullable = false, updatable = false)
  private Instant requestedAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(nullable = false)
  private int attempts;

  @Column(name = "next_attempt_at", nullable = false)
  private Instant nextAttemptAt;

  /** For JPA. */
  protected Notice() {}

  /**
   * Promises the token of a code replacement.
   *
   * @param sealedContent the token, encrypted for this pseudonym
   */
  static Notice of(CodeReplacementPromised promised, String sealedContent, Instant now) {
    Notice notice = new Notice();
    notice.messageId = UUID.randomUUID().toString();
    notice.kind = NoticeKind.CODE_REPLACEMENT;
    notice.pseudonym = promised.pseudonym();
    notice.channel = promised.channel();
    notice.reportId = promised.reportId();
    notice.trackingId = promised.trackingId();
    notice.language = Locale.ENGLISH.equals(promised.language()) ? "en" : "id";
    notice.sealedContent = sealedContent;
    notice.requestedAt = now;
    notice.expiresAt = promised.expiresAt();
    notice.nextAttemptAt = now;
    return notice;
  }

  /** Begins news for a reporter, of which nothing leaves before {@code from}. */
  static Notice news(NoticeSubscription to, String trackingId, Instant now, Instant from) {
    Notice notice = new Notice();
    notice.messageId = UUID.randomUUID().toString();
    notice.kind = NoticeKind.NEWS;
    notice.pseudonym = to.pseudonym();
    notice.channel = to.channel();
    notice.reportId = to.reportId();
    notice.trackingId = trackingId;
    notice.language = to.language();
    notice.requestedAt = now;
    notice.expiresAt = now.plus(NEWS_LIFE);
    notice.nextAttemptAt = from;
    return notice;
  }

  /**
   * Promises a mail to somebody who follows a report, or is asked whether they want to.
   *
   * @param content what has happened, sealed; for the question nothing but a word
   */
  static Notice toFollower(
      NoticeKind kind, Follower to, String trackingId, String content, Instant now) {
    Notice notice = new Notice();
    notice.messageId = UUID.randomUUID().toString();
    notice.kind = kind;
    notice.pseudonym = to.uuid();
    notice.channel = ContactChannel.EMAIL;
    notice.reportId = to.reportId();
    notice.trackingId = trackingId;
    notice.language = to.language();
    notice.sealedContent = content;
    notice.topics = kind.name();
    notice.requestedAt = now;
    notice.expiresAt = now.plus(WORK_LIFE);
    notice.nextAttemptAt = now;
    return notice;
  }

  /**
   * Begins a mail to an officer about work.
   *
   * @param atOnce whether it is no digest, even if its reader gets those
   */
  static Notice work(OfficerNotice to, boolean atOnce, Instant now) {
    Notice notice = new Notice();
    notice.messageId = UUID.randomUUID().toString();
    boolean digest = to.mode() == OfficerMode.DIGEST && !atOnce;
    notice.kind = digest ? NoticeKind.DIGEST : NoticeKind.WORK;
    notice.accountId = to.accountId();
    notice.channel = ContactChannel.EMAIL;
    notice.language = to.language().equals(Locale.ENGLISH) ? "en" : "id";
    notice.requestedAt = now;
    notice.expiresAt = now.plus(WORK_LIFE);
    notice.nextAttemptAt = now;
    return notice;
  }

  /** What the news is now, and how it is sealed. */
  void tell(List<NoticeItem> items, String sealed) {
    if (attempts > 0) {
      throw new IllegalStateException("Notice " + messageId + " is being sent");
    }
    sealedContent = sealed;
    topics =
        items.stream()
            .map(item -> item.template().name())
            .distinct()
            .collect(Collectors.joining(","));
  }

  /** Begins an attempt; nobody else begins one before the lease ends. */
  void begin(Instant now) {
    if (!isDue(now)) {
      throw new IllegalStateException("Notice " + messageId + " is not to be sent now");
    }
    attempts++;
    nextAttemptAt = now.plus(LEASE);
  }

  /** The attempt failed: the next one is due after a pause that grows. */
  void defer(Instant now) {
    nextAttemptAt = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
  }

  /** The address has had enough: it waits as if nothing had been tried. */
  void hold(Instant until) {
    attempts = 0;
    nextAttemptAt = until;
  }

  /** Whether an attempt may begin at this moment. */
  boolean isDue(Instant now) {
    return !isExhausted() && !now.isBefore(nextAttemptAt) && now.isBefore(expiresAt);
  }

  /** Whether it has been tried as often as anything is tried. */
  boolean isExhausted() {
    return attempts >= MOST_ATTEMPTS;
  }

  long id() {
    return id;
  }

  String messageId() {
    return messageId;
  }

  NoticeKind kind() {
    return kind;
  }

  String pseudonym() {
    return pseudonym;
  }

  ContactChannel channel() {
    return channel;
  }

  Long accountId() {
    return accountId;
  }

  Long reportId() {
    return reportId;
  }

  String trackingId() {
    return trackingId;
  }

  Locale language() {
    return "en".equals(language) ? Locale.ENGLISH : RuleTexts.INDONESIAN;
  }

  String topics() {
    return topics;
  }

  String sealedContent() {
    return sealedContent;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  int attempts() {
    return attempts;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }
}
