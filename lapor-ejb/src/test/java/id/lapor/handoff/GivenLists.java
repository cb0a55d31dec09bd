package id.lapor.handoff;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Work of every kind, and the lists as somebody reads them. */
final class GivenLists {

  static final String USER = "uji-petugas";

  /** A Friday: more than two working days before the Wednesday, and the Monday after it. */
  static final Instant FRIDAY = Instant.parse("2026-11-20T03:00:00Z");

  static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

  private GivenLists() {}

  /** Hand-offs of every kind at each of the three institutions. */
  static void many(GivenWork work) {
    for (long institution : List.of(work.ministry, work.unit, work.city)) {
      for (boolean supervisory : List.of(true, false)) {
        work.handoff(institution, "DELIVERED", supervisory, FRIDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "OFFERED", supervisory, MONDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "ACCEPTED", supervisory, FRIDAY, "ROUTED", "INSTITUTION", 0);
        work.handoff(institution, "ANSWERED", supervisory, FRIDAY, "IN_PROGRESS", "REPORTER", 0);
        work.handoff(institution, "ANSWERED", supervisory, FRIDAY, "IN_PROGRESS", "INSTITUTION", 1);
        work.handoff(institution, "COMPLETED", supervisory, FRIDAY, "COMPLETED", "REPORTER", 1);
      }
    }
    work.items.forEach(
        item -> work.owed(item.report(), item.id(), "RESPOND", item.offeredAt().plusSeconds(60)));
  }

  static WorkLists national(GivenWork work) {
    return work.lists(USER, Scope.national(Role.NATIONAL_VERIFIER));
  }

  static String number(Item item) {
    return Long.toString(item.report());
  }

  static List<String> numbers(WorkLists lists, WorkList list) {
    return lines(lists, list, 100).stream().map(WorkLine::trackingId).toList();
  }

  static List<WorkLine> lines(WorkLists lists, WorkList list, int limit) {
    return lines(lists, WorkQuery.of(list), limit);
  }

  static List<WorkLine> lines(WorkLists lists, WorkQuery query, int limit) {
    List<WorkLine> lines = new ArrayList<>();
    Slice<WorkLine> page = lists.page(query, null, limit);
    lines.addAll(page.items());
    while (page.next() != null) {
      page = lists.page(query, page.next(), limit);
      lines.addAll(page.items());
    }
    return lines;
  }
}
