package id.lapor.web.administration;

import id.lapor.exchange.DeadLetterDesk;
import id.lapor.exchange.DeadLetterPage;
import id.lapor.exchange.DoubtedReceiptPage;
import id.lapor.outbox.DeadLetterBook;
import id.lapor.outbox.DeadLetterStatus;
import id.lapor.outbox.DeadLetterView;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Messages that nobody could send or take: {@code /staff/dead-letters}, those of a status and a
 * queue at {@code ?status=} and {@code &queue=}, one at {@code ?letter=ID}.
 */
@Named
@RequestScoped
public class DeadLettersPage {

  private static final DeadLetterPage NOTHING =
      new DeadLetterPage(List.of(), null, Map.of(), 0, Map.of());

  @Inject DeadLetterDesk desk;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private DeadLetterPage page = NOTHING;
  private DoubtedReceiptPage doubted = new DoubtedReceiptPage(List.of(), null);
  private long version;
  private String reason;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(
        () -> {
          if (isOfReceipts()) {
            doubted = desk.doubted(before());
            return;
          }
          page =
              isOne()
                  ? desk.get(number(request.getParameter("letter")))
                  : desk.list(getStatus(), getQueue(), before());
          version = isOne() ? letter().version() : 0;
        });
  }

  private Long before() {
    String text = request.getParameter("before");
    return text == null ? null : number(text);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new NotFound("No letter " + text);
    }
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Lets the letter that is shown go again. */
  public void retry() {
    acts.attempt(
        () -> {
          desk.retry(letter().id(), version);
          acts.goTo("/staff/dead-letters?done=retried");
        });
  }

  /** Lets all go again that are listed. */
  public void retryAll() {
    acts.attempt(
        () -> {
          int howMany = desk.retryAll(getQueue());
          acts.goTo("/staff/dead-letters?done=" + (howMany == 0 ? "nothing" : "all"));
        });
  }

  /** Gives the letter up that is shown. */
  public void discard() {
    acts.attempt(
        () -> {
          desk.discard(letter().id(), version, reason);
          acts.goTo("/staff/dead-letters?done=discarded");
        });
  }

  /** Whether receipts that were not believed are listed, and not messages. */
  public boolean isOfReceipts() {
    return "receipts".equals(request.getParameter("of"));
  }

  /** Whether messages are listed. */
  public boolean isOfMessages() {
    return !isOne() && !isOfReceipts();
  }

  /** The receipts of this page. */
  public List<DoubtedReceiptPage.Line> getDoubted() {
    return doubted.items();
  }

  /** Where the receipts behind these begin; empty for nowhere. */
  public String getMoreDoubted() {
    return doubted.next() == null ? "" : "?of=receipts&before=" + doubted.next();
  }

  /** Marks the list of receipts when it is shown. */
  public String getCurrentReceipts() {
    return isOfReceipts() ? "page" : null;
  }

  /** Whether one letter is shown, and not a list. */
  public boolean isOne() {
    return request.getParameter("letter") != null;
  }

  /** Whether one letter is shown, and could be read. */
  public boolean isRead() {
    return isOne() && !page.items().isEmpty();
  }

  /** The letter that is shown. */
  public DeadLetterView letter() {
    return page.items().get(0);
  }

  /** The letters of this page. */
  public List<DeadLetterView> getItems() {
    return page.items();
  }

  /** Whether something that is listed can go again. */
  public boolean isAnyToRetry() {
    return getStatus() == DeadLetterStatus.OPEN
        && page.items().stream().anyMatch(DeadLetterView::retryable);
  }

  /** The queues with letters that wait, with how many. */
  public List<Map.Entry<String, Long>> getQueues() {
    return List.copyOf(page.open().entrySet());
  }

  /** Which letters are listed. */
  public DeadLetterStatus getStatus() {
    String asked = request.getParameter("status");
    return Arrays.stream(DeadLetterStatus.values())
        .filter(one -> one.name().equals(asked))
        .findFirst()
        .orElse(DeadLetterStatus.OPEN);
  }

  /** Which statuses there are. */
  public List<DeadLetterStatus> getStatuses() {
    return List.of(DeadLetterStatus.values());
  }

  /** Marks the status that is listed. */
  public String current(DeadLetterStatus one) {
    return one == getStatus() && !isOfReceipts() ? "page" : null;
  }

  /** The queue whose letters are listed; null for all. */
  public String getQueue() {
    String queue = request.getParameter("queue");
    return queue == null || queue.isBlank() ? null : queue;
  }

  /** Says how many are still to go again, and how long that takes; empty when none are. */
  public String getProgress() {
    long many = page.goingAgain();
    if (many == 0) {
      return "";
    }
    String count =
        many > DeadLetterBook.COUNTED_TO ? language.staff("list.most") : Long.toString(many);
    long minutes = DeadLetterBook.timeFor(many).plusSeconds(59).toMinutes();
    return language.staff("dead.progress", count, minutes);
  }

  /** What the button for all is called. */
  public String getAll() {
    return language.staff(getQueue() == null ? "dead.all" : "dead.all.queue");
  }

  /** Where the letters of a queue are listed. */
  public String address(String queue) {
    return "?queue=" + URLEncoder.encode(queue, StandardCharsets.UTF_8);
  }

  /** Where the next page begins; empty for nowhere. */
  public String getNext() {
    return page.next() == null
        ? ""
        : "?status="
            + getStatus()
            + (getQueue() == null ? "" : address(getQueue()).replace('?', '&'))
            + "&before="
            + page.next();
  }

  /** Whose queue it is, in words. */
  public String owner(DeadLetterView one) {
    DeadLetterPage.Owner owner =
        one.channelId() == null ? null : page.owners().get(one.channelId());
    return owner == null ? language.staff("dead.own") : owner.name();
  }

  /** What the letter says, in words; the code of somebody else's message as it is. */
  public String type(DeadLetterView one) {
    if (one.messageType() == null) {
      return language.staff("dead.type.none");
    }
    String words = language.staff("message." + one.messageType());
    return words.startsWith("message.") ? one.messageType() : words;
  }

  /** What may be told of its body. */
  public List<Map.Entry<String, String>> getFacts() {
    return List.copyOf(letter().facts().entrySet());
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
