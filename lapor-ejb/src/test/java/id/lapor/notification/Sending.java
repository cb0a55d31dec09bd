package id.lapor.notification;

import id.lapor.identity.CodeReplacements;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.TestKeys;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.ReporterReachable;
import id.lapor.report.TrackingId;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Everything between a promise and a mail server, on the real database, without a container. */
final class Sending {

  static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  static final String EMAIL = "siti@example.id";
  static final String PHONE = "081234567890";

  private static final AtomicLong LAST_REPORT = new AtomicLong(7_000_000);

  final TestClock clock = new TestClock(NOON);

  /** What reached the other side. */
  final List<OutgoingNotice> sent = new CopyOnWriteArrayList<>();

  /** What the next sendings come to; when there is nothing here, they succeed. */
  final Queue<NoticeNotSent> failures = new ArrayDeque<>();

  /** The channels that somebody has set up. */
  final List<ContactChannel> channels = new CopyOnWriteArrayList<>(ContactChannel.values());

  final DueNotices due = new NoticesInSteps(this::due);
  final String pseudonym;

  /** Nothing of earlier tests waits any more. */
  Sending() {
    TestDatabase.committed(
        em -> {
          em.createQuery("delete from Notice n").executeUpdate();
          em.createQuery("delete from WorkNews n").executeUpdate();
          em.createNativeQuery("delete from notice_address").executeUpdate();
          em.createNativeQuery("delete from follower_news").executeUpdate();
          em.createNativeQuery("delete from report_follower").executeUpdate();
          em.createQuery("update OfficerNotice o set o.nextAt = null").executeUpdate();
        });
    pseudonym =
        TestDatabase.inTransaction(
            em ->
                GivenReporters.vault(em)
                    .store(new ReporterDetails("Siti Rahmawati", EMAIL, PHONE, null)));
  }

  /** A report whose reporter has just asked for a token. */
  long asked() {
    long report = LAST_REPORT.incrementAndGet();
    ask(report, ContactChannel.EMAIL);
    return report;
  }

  void ask(long report, ContactChannel channel) {
    TestDatabase.committed(em -> ask(em, report, channel));
  }

  void ask(EntityManager em, long report, ContactChannel channel) {
    replacements(em).create(report, "1234567890", pseudonym, channel, Locale.ENGLISH);
  }

  CodeReplacements replacements(EntityManager em) {
    NoticeObserver observer = observer(em);
    return GivenReporters.replacements(em, clock, observer::on, observer::on);
  }

  /** What promises notices, within the transaction of this entity manager. */
  NoticeObserver observer(EntityManager em) {
    NoticeObserver observer = new NoticeObserver();
    observer.notices = GivenNotices.notices(em);
    observer.settings = GivenNotices.settings();
    observer.keys = TestKeys.keys();
    observer.clock = clock;
    return observer;
  }

  /** A report whose reporter gave an e-mail address, just taken in. */
  Report received(EntityManager em, Report report, String language) {
    em.persist(report);
    observer(em).on(new ReporterReachable(report, pseudonym, ContactChannel.EMAIL, language));
    GivenReports.events(em, clock, observer(em)::on)
        .append(report, EventType.SUBMITTED, Actor.REPORTER);
    return report;
  }

  /** Something happens to a report. */
  void happens(EntityManager em, TrackingId id, EventType type, Map<String, String> facts) {
    Report report = GivenReports.locked(em, id);
    FollowObserver follow = new FollowObserver();
    follow.followers = GivenNotices.followers(em);
    NoticeObserver observer = observer(em);
    GivenReports.events(
            em,
            clock,
            happened -> {
              observer.on(happened);
              follow.on(happened);
            })
        .append(report, type, Actor.SYSTEM, null, facts, Map.of());
  }

  /** What somebody does who wants to follow, within the transaction of this entity manager. */
  Following following(EntityManager em) {
    em.unwrap(Connection.class);
    Following following = new Following();
    following.reports = GivenReports.reports(em);
    following.followers = GivenNotices.followers(em);
    following.addresses = following.followers.addresses;
    following.links = GivenNotices.texts().followLinks;
    following.notices = GivenNotices.notices(em);
    following.clock = clock;
    return following;
  }

  NoticeRecipients recipients(EntityManager em) {
    NoticeRecipients recipients = new NoticeRecipients();
    recipients.notices = GivenNotices.notices(em);
    recipients.officers = GivenNotices.officers(em);
    recipients.accounts = GivenAccounts.accounts(em);
    recipients.vault = GivenReporters.vault(em);
    recipients.addresses = GivenNotices.addresses(em);
    recipients.followers = GivenNotices.followers(em);
    return recipients;
  }

  /** A mail that left has come back. */
  void comesBack(String messageId, String status) {
    TestDatabase.committed(
        em -> {
          NoticeBounces bounces = new NoticeBounces();
          bounces.notices = GivenNotices.notices(em);
          bounces.recipients = recipients(em);
          bounces.clock = clock;
          bounces.record(messageId, status);
        });
  }

  /** The steps between work and mail, each in a transaction of its own. */
  WorkSweep workSweep() {
    WorkSweep sweep = new WorkSweep();
    sweep.work =
        new DueWork() {
          @Override
          public boolean spreadOne() {
            return TestDatabase.inTransaction(em -> work(em).spreadOne());
          }

          @Override
          public boolean gatherOne() {
            return TestDatabase.inTransaction(em -> work(em).gatherOne());
          }
        };
    sweep.followers =
        new DueFollowerNews() {
          @Override
          public boolean spreadOne() {
            return TestDatabase.inTransaction(em -> followerNews(em).spreadOne());
          }

          @Override
          public int forget() {
            return TestDatabase.inTransaction(em -> followerNews(em).forget());
          }
        };
    return sweep;
  }

  private DueFollowerNews followerNews(EntityManager em) {
    em.unwrap(Connection.class);
    DueFollowerNews news = new DueFollowerNews();
    news.followers = GivenNotices.followers(em);
    news.notices = GivenNotices.notices(em);
    news.keys = TestKeys.keys();
    news.clock = clock;
    return news;
  }

  private DueWork work(EntityManager em) {
    em.unwrap(Connection.class);
    DueWork work = new DueWork();
    work.officers = GivenNotices.officers(em);
    work.notices = GivenNotices.notices(em);
    work.accounts = GivenAccounts.accounts(em);
    work.keys = TestKeys.keys();
    work.clock = clock;
    return work;
  }

  /** One node's turn. */
  void sweep() {
    sweep(this::send);
  }

  /** One node's turn with a carrier of its own. */
  void sweep(Carrier carrier) {
    NoticeSweep sweep = new NoticeSweep();
    sweep.due = due;
    sweep.senders = new WatchedSenders(carrier, channels);
    sweep.sweep();
  }

  /** The token in a message. */
  static String tokenIn(OutgoingNotice message) {
    return message
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("[A-Za-z0-9_-]{43}"))
        .findFirst()
        .orElseThrow();
  }

  /** Outcomes of a report's attempts, oldest first, each as {@code attempt outcome}. */
  List<?> outcomes(long report) {
    return TestDatabase.inTransaction(
        em ->
            em.createNativeQuery(
                    "select attempt || ' ' || outcome from notice_delivery where report_id = ?1"
                        + " order by id")
                .setParameter(1, report)
                .getResultList());
  }

  /** How many notices of a report wait. */
  long waiting(long report) {
    return TestDatabase.inTransaction(
        em ->
            em.createQuery("select count(n) from Notice n where n.reportId = :report", Long.class)
                .setParameter("report", report)
                .getSingleResult());
  }

  private synchronized void send(OutgoingNotice notice) throws NoticeNotSent {
    NoticeNotSent failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    sent.add(notice);
  }

  /** Within the transaction of this entity manager. */
  DueNotices due(EntityManager em) {
    DueNotices due = new DueNotices();
    due.notices = GivenNotices.notices(em);
    due.officers = GivenNotices.officers(em);
    due.followers = GivenNotices.followers(em);
    due.addresses = GivenNotices.addresses(em);
    due.recipients = recipients(em);
    due.texts = GivenNotices.texts();
    NoticeTemplates templates = new NoticeTemplates();
    templates.em = em;
    due.texts.templates = templates;
    due.keys = TestKeys.keys();
    due.clock = clock;
    return due;
  }

  /** What stands for a mail server. */
  interface Carrier {
    void carry(OutgoingNotice notice) throws NoticeNotSent;
  }
}
