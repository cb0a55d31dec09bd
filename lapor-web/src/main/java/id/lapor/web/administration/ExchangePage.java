package id.lapor.web.administration;

import id.lapor.exchange.DeadLetterPage;
import id.lapor.exchange.ExchangeBoard;
import id.lapor.exchange.ExchangeView;
import id.lapor.outbox.QueueLine;
import id.lapor.web.Language;
import id.lapor.web.statistics.NumberWords;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the exchange with institutions goes: {@code /staff/exchange}, further channels at {@code
 * ?after=CODE}.
 */
@Named
@RequestScoped
public class ExchangePage {

  @Inject ExchangeBoard board;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject NumberWords numbers;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private ExchangeView view =
      new ExchangeView(List.of(), List.of(), null, 0, 0, Map.of(), Map.of());
  private Instant at;

  /** Looks once. */
  @PostConstruct
  void load() {
    acts.read(() -> view = board.look(request.getParameter("after")));
    at = clock.instant();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // looking has happened when this bean was made
  }

  /** When it was looked. */
  public Instant getAt() {
    return at;
  }

  /** The channels that fail, whose queue is full, or that nobody reads. */
  public List<QueueLine> getTroubled() {
    return view.troubled();
  }

  /** A page of all channels. */
  public List<QueueLine> getLines() {
    return view.lines();
  }

  /** Where the next page begins; empty for nowhere. */
  public String getNext() {
    return view.next() == null ? "" : "?after=" + view.next();
  }

  /** What the page says first. */
  public String getSummary() {
    return view.troubled().isEmpty()
        ? language.staff("exchange.well")
        : language.staff("exchange.unwell", view.troubled().size());
  }

  /** When an institution is called silent, in words. */
  public String getLead() {
    return language.staff("exchange.lead", view.silentAfter());
  }

  /** Whose channel it is, in words. */
  public String owner(QueueLine line) {
    DeadLetterPage.Owner owner =
        line.institutionId() == null ? null : view.owners().get(line.institutionId());
    return owner == null ? language.staff("exchange.portal") : owner.name();
  }

  /** How many messages wait at LAPOR, as far as they were counted. */
  public String backlog(QueueLine line) {
    return line.more() ? language.staff("list.most") : numbers.whole(line.backlog());
  }

  /** What came in and what left within the last hour. */
  public String hour(QueueLine line) {
    return language.staff("exchange.flow", line.promised(), line.sent());
  }

  /** How many messages lie in the queue, and of how many at most where there is a limit. */
  public String fill(QueueLine line) {
    return line.institutionId() == null
        ? numbers.whole(line.waiting())
        : language.staff("exchange.fill", line.waiting(), view.queueLimit());
  }

  /** When the institution's system sent a receipt last; null for never, and for the portal. */
  public Instant receipt(QueueLine line) {
    return line.institutionId() == null ? null : view.receipts().get(line.institutionId());
  }

  /** The name of how it stands. */
  public String standing(QueueLine line) {
    if (line.silent()) {
      return "SILENT";
    }
    if (line.failing()) {
      return "FAILING";
    }
    if (line.held()) {
      return "HELD";
    }
    return line.connected() ? "CONNECTED" : line.looked() ? "AWAY" : "UNKNOWN";
  }

  /** The colour that goes with it, beside its words. */
  public String tone(QueueLine line) {
    if (line.silent() || line.failing() || line.held()) {
      return "state-DOWN";
    }
    return line.connected() ? "state-OK" : "";
  }
}
