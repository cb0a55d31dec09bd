package id.lapor.exchange;

import id.lapor.identity.Role;
import id.lapor.institution.Institutions;
import id.lapor.outbox.QueueLine;
import id.lapor.outbox.QueueRooms;
import id.lapor.outbox.QueueWatches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the exchange with institutions goes, channel by channel: what waits on LAPOR's side, what
 * waits in the queue, and whether anybody takes it.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class ExchangeBoard {

  /** How many channels a page has. */
  public static final int PAGE = 50;

  @Inject QueueWatches watches;
  @Inject Institutions institutions;
  @Inject Receipts receipts;

  /**
   * A page of channels by code, and those in trouble.
   *
   * @param after the {@code next} of the page before, or null
   */
  public ExchangeView look(String after) {
    List<QueueLine> troubled = first(watches.troubled());
    List<QueueLine> page = watches.page(after);
    List<QueueLine> lines = first(page);
    Map<Long, DeadLetterPage.Owner> owners = owners(troubled, lines);
    return new ExchangeView(
        troubled,
        lines,
        page.size() > PAGE ? lines.get(PAGE - 1).code() : null,
        QueueWatches.limit().toMinutes(),
        QueueRooms.limit(),
        owners,
        receipts.lastArrivals(owners.keySet()));
  }

  private static List<QueueLine> first(List<QueueLine> lines) {
    return List.copyOf(lines.subList(0, Math.min(PAGE, lines.size())));
  }

  private Map<Long, DeadLetterPage.Owner> owners(List<QueueLine> some, List<QueueLine> others) {
    Map<Long, DeadLetterPage.Owner> owners = new TreeMap<>();
    institutions
        .byIds(
            Stream.concat(some.stream(), others.stream())
                .map(QueueLine::institutionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()))
        .forEach((id, one) -> owners.put(id, DeadLetterPage.Owner.of(one)));
    return owners;
  }
}
