package id.lapor.notification;

import id.lapor.identity.Accounts;
import id.lapor.identity.Keys;
import id.lapor.identity.Role;
import id.lapor.shared.SqlTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps between something that happened and an officer's mail, one transaction each. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueWork {

  /** Most things in one mail; of more it tells how many. */
  static final int MOST_LISTED = 50;

  @Inject Officers officers;
  @Inject Notices notices;
  @Inject Accounts accounts;
  @Inject Keys keys;
  @Inject Clock clock;

  /** Spreads one piece of news to those whose work it is; false when there is none. */
  public boolean spreadOne() {
    Optional<WorkNews> news = officers.takeNews();
    news.ifPresent(one -> officers.spread(one, clock.instant()));
    return news.isPresent();
  }

  /** Promises one officer a mail with all that waits; false when nobody is to be told now. */
  public boolean gatherOne() {
    Instant now = clock.instant();
    Optional<OfficerNotice> due = officers.takeDue(now);
    due.ifPresent(officer -> gather(officer, now));
    return due.isPresent();
  }

  private void gather(OfficerNotice officer, Instant now) {
    List<NoticeItem> items = new ArrayList<>();
    for (Object row : officers.items(officer.accountId(), MOST_LISTED)) {
      items.add(item((Object[]) row));
    }
    int all = officers.forgetItems(officer.accountId());
    officer.told();
    boolean possible = officer.isOn() && accounts.emailOf(officer.accountId()).isPresent();
    if (possible && !items.isEmpty()) {
      boolean urgent =
          items.stream()
              .anyMatch(
                  item ->
                      item.template() == NoticeTemplate.WORK_URGENT
                          || item.template() == NoticeTemplate.WORK_QUEUE_SILENT);
      Notice notice = Notice.work(officer, urgent, now);
      String written = NoticeItem.written(items);
      notice.tell(items, keys.sealFor(recipient(officer.accountId()), all + "\n" + written));
      notices.add(notice);
    }
  }

  /** The name under which an officer's notices are sealed. */
  static String recipient(long accountId) {
    return "account " + accountId;
  }

  private static NoticeItem item(Object[] row) {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, "number", row[1]);
    put(values, "institution", row[2]);
    put(values, "deadline", row[3]);
    put(values, "until", row[4] == null ? null : SqlTime.instant(row[4]));
    return new NoticeItem(NoticeTemplate.valueOf((String) row[0]), SqlTime.instant(row[5]), values);
  }

  private static void put(Map<String, String> values, String name, Object value) {
    if (value != null) {
      values.put(name, value.toString());
    }
  }
}
