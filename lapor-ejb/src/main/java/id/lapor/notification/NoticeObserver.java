package id.lapor.notification;

import id.lapor.identity.CodeReplacementPromised;
import id.lapor.identity.CodeReplacementsEnded;
import id.lapor.identity.Keys;
import id.lapor.report.Report;
import id.lapor.report.ReportHappened;
import id.lapor.report.ReporterReachable;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Promises notices for what happens to reports, in the same transaction. */
@ApplicationScoped
public class NoticeObserver {

  @Inject Notices notices;
  @Inject NoticeSettings settings;
  @Inject Keys keys;
  @Inject Clock clock;

  void on(@Observes CodeReplacementPromised promised) {
    String sealed = keys.sealFor(promised.pseudonym(), promised.token());
    notices.add(Notice.of(promised, sealed, clock.instant()));
  }

  void on(@Observes ReporterReachable reachable) {
    notices.add(new NoticeSubscription(reachable));
  }

  /** Tells the reporter, unless the report lives in an invented past. */
  void on(@Observes ReportHappened happened) {
    if (!ClockProducer.isMoved()) {
      ReporterNews.of(happened).ifPresent(item -> tell(happened.report(), item));
    }
  }

  /** Adds to what waits for the reporter, or begins it; who wants nothing gets nothing. */
  void tell(Report report, NoticeItem item) {
    notices
        .subscription(report.id())
        .filter(NoticeSubscription::isOn)
        .ifPresent(to -> promise(to, report, item));
  }

  /** What is sent at once waits for nobody: there is nothing it could be bundled with. */
  private void promise(NoticeSubscription to, Report report, NoticeItem item) {
    Instant now = clock.instant();
    boolean first = item.template() == NoticeTemplate.RECEIVED;
    Optional<Notice> open = first ? Optional.empty() : notices.openNews(report.id());
    List<NoticeItem> items = new ArrayList<>();
    open.ifPresent(
        notice ->
            items.addAll(NoticeItem.read(keys.openFor(to.pseudonym(), notice.sealedContent()))));
    if (items.size() >= NoticeItem.MOST) {
      open = Optional.empty();
      items.clear();
    }
    items.add(report.discreet() ? item.discreet() : item);
    String sealed = keys.sealFor(to.pseudonym(), NoticeItem.written(items));
    if (open.isPresent()) {
      open.get().tell(items, sealed);
    } else {
      Instant from = first ? now : now.plus(settings.hold());
      Notice notice = Notice.news(to, report.trackingId().digits(), now, from);
      notice.tell(items, sealed);
      notices.add(notice);
    }
  }

  /** A void token is not sent: whoever reads two messages would try the wrong one. */
  void on(@Observes CodeReplacementsEnded ended) {
    Instant now = clock.instant();
    notices
        .waiting(ended.reportId(), NoticeKind.CODE_REPLACEMENT)
        .forEach(notice -> notices.close(notice, NoticeOutcome.WITHDRAWN, now));
  }
}
