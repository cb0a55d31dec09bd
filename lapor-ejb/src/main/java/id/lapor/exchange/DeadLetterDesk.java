package id.lapor.exchange;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.outbox.Channels;
import id.lapor.outbox.DeadLetter;
import id.lapor.outbox.DeadLetterBook;
import id.lapor.outbox.DeadLetterStatus;
import id.lapor.outbox.DeadLetterView;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the national administrator decides about messages that nobody could send or take. What goes
 * again goes in the background, some at a time; what is given up leaves a word in the journal.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class DeadLetterDesk {

  /** How many a page has. */
  public static final int PAGE = 50;

  @Inject DeadLetterBook book;
  @Inject Channels channels;
  @Inject Institutions institutions;
  @Inject Receipts receipts;
  @Inject AdministrationObserver journal;

  /**
   * Letters of one status, the latest first.
   *
   * @param queue that they were for, or null for all
   * @param before the {@code next} of the page before, or null
   */
  public DeadLetterPage list(DeadLetterStatus status, String queue, Long before) {
    List<DeadLetterView> found =
        book.page(status, queue, before, PAGE + 1).stream().map(DeadLetter::view).toList();
    boolean more = found.size() > PAGE;
    List<DeadLetterView> items = more ? List.copyOf(found.subList(0, PAGE)) : found;
    return new DeadLetterPage(
        items,
        more ? items.get(PAGE - 1).id() : null,
        book.open(),
        book.goingAgain(),
        names(items));
  }

  /**
   * One letter.
   *
   * @throws NotFound when there is none
   */
  public DeadLetterPage get(long id) {
    List<DeadLetterView> one = List.of(book.find(id).view());
    return new DeadLetterPage(one, null, Map.of(), 0, names(one));
  }

  /**
   * Receipts of institutions' systems that were not believed, the latest first.
   *
   * @param before the {@code next} of the page before, or null
   */
  public DoubtedReceiptPage doubted(Long before) {
    List<Receipt> found = receipts.quarantined(before == null ? Long.MAX_VALUE : before);
    Map<Long, Institution> senders =
        institutions.byIds(
            found.stream()
                .map(receipt -> receipt.institutionId().orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    List<DoubtedReceiptPage.Line> items =
        found.stream()
            .map(receipt -> line(receipt, receipt.institutionId().map(senders::get)))
            .toList();
    return new DoubtedReceiptPage(
        items, items.size() < Receipts.PAGE ? null : items.get(items.size() - 1).id());
  }

  private static DoubtedReceiptPage.Line line(Receipt receipt, Optional<Institution> sender) {
    return new DoubtedReceiptPage.Line(
        receipt.id(),
        sender.map(Institution::name).orElse(null),
        receipt.account().orElse(null),
        receipt.kid().orElse(null),
        receipt.kind().map(ReceiptKind::name).orElse(null),
        receipt.reason().orElseThrow(),
        receipt.arrivedAt(),
        receipt.lastAt(),
        receipt.times());
  }

  /** Whose queues these are, in two statements. */
  private Map<Long, DeadLetterPage.Owner> names(List<DeadLetterView> items) {
    Map<Long, Long> owners =
        channels.owners(
            items.stream()
                .map(DeadLetterView::channelId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Long, Institution> found = institutions.byIds(owners.values());
    Map<Long, DeadLetterPage.Owner> names = new TreeMap<>();
    owners.forEach(
        (channel, institution) ->
            names.put(channel, DeadLetterPage.Owner.of(found.get(institution))));
    return names;
  }

  /**
   * Lets one letter go again.
   *
   * @param version of it that was looked at
   * @throws NotFound when there is none
   * @throws RuleViolation {@code stale-version}, {@code letter-settled} or {@code letter-empty}
   */
  public void retry(long id, long version) {
    DeadLetter letter = book.require(id, version);
    book.retry(letter);
    record(AdministrationAct.DEAD_LETTER_RETRIED, letter.view(), null);
  }

  /**
   * Lets all open letters go again that can, at most {@value DeadLetterBook#MOST_AT_ONCE}, the
   * oldest first.
   *
   * @param queue that they were for, or null for all
   * @return how many
   */
  public int retryAll(String queue) {
    int howMany = book.retryAll(queue);
    if (howMany > 0) {
      journal.record(
          AdministrationAct.DEAD_LETTERS_RETRIED,
          queue == null ? "*" : queue,
          null,
          String.valueOf(howMany));
    }
    return howMany;
  }

  /**
   * Gives one letter up.
   *
   * @param version of it that was looked at
   * @param reason for the journal
   * @throws NotFound when there is none
   * @throws RuleViolation {@code stale-version}, {@code letter-settled}, {@code required} or {@code
   *     too-long}
   */
  public void discard(long id, long version, String reason) {
    DeadLetter letter = book.require(id, version);
    book.discard(letter, reason);
    record(AdministrationAct.DEAD_LETTER_DISCARDED, letter.view(), reason);
  }

  private void record(AdministrationAct act, DeadLetterView letter, String reason) {
    String subject = letter.messageId() == null ? "#" + letter.id() : letter.messageId();
    journal.record(act, subject, null, letter.queue() + (reason == null ? "" : ": " + reason));
  }
}
