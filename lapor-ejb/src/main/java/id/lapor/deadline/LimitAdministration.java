package id.lapor.deadline;

import id.lapor.deadline.LimitView.Standing;
import id.lapor.identity.Role;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The limits as the national administrator keeps them. A limit gets another length from a day in
 * the future on; what held stays, and so does the end of every clock that runs by it.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class LimitAdministration {

  @Inject TimeLimits limits;
  @Inject Event<LimitChanged> changed;
  @Inject Clock clock;

  /** All limits, clock by clock and class by class, the youngest first. */
  public List<LimitView> list() {
    Map<String, LocalDate> followed = new HashMap<>();
    List<LimitView> views = new ArrayList<>();
    for (TimeLimit limit : limits.all()) {
      LocalDate next = followed.put(key(limit), limit.validFrom());
      views.add(view(limit, next));
    }
    return views;
  }

  /**
   * One limit.
   *
   * @throws NotFound when there is none
   */
  public LimitView get(long id) {
    return list().stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such limit"));
  }

  /**
   * What it would mean to give the limit of this one's clock and class another length; nothing is
   * changed.
   *
   * @throws RuleViolation as {@link #set}
   */
  public LimitPreview preview(long id, NewLimit wanted) {
    TimeLimit shown = limits.require(id);
    NewLimit checked = wanted.checked(shown.timer(), today());
    TimeLimit before = before(shown, checked.validFrom());
    return new LimitPreview(limits.running(shown), before.amount(), before.unit());
  }

  /**
   * Gives the limit of this one's clock and class another length from a day in the future on.
   *
   * @throws RuleViolation with every field that breaks a rule, {@code limit-exists} when one begins
   *     on that day already
   */
  public LimitView set(long id, NewLimit wanted) {
    TimeLimit shown = limits.require(id);
    NewLimit checked = wanted.checked(shown.timer(), today());
    before(shown, checked.validFrom());
    TimeLimit limit =
        new TimeLimit(
            checked.regulation(),
            shown.reportClass().orElse(null),
            shown.timer(),
            checked.amount(),
            checked.unit(),
            checked.legalSource(),
            checked.validFrom());
    limit.administered(checked.legalSourceEn());
    limits.add(limit);
    changed.fire(new LimitChanged(key(limit), false, told(limit)));
    return view(limit, null);
  }

  /**
   * Takes a limit back that no day has seen yet; what held before goes on.
   *
   * @throws RuleViolation {@code limit-holds} when its first day has come, {@code limit-shipped}
   *     when it came with the reference files, {@code stale-version}
   */
  public void takeBack(long id, long version) {
    TimeLimit limit = limits.require(id);
    if (limit.version() != version) {
      throw new RuleViolation(
          "stale-version",
          "Seen in version " + version,
          Map.of("version", Long.toString(limit.version())));
    }
    limit.requireTakeable(today());
    limits.remove(limit);
    changed.fire(new LimitChanged(key(limit), true, told(limit)));
  }

  /** What holds on the day before, of the same clock and class. */
  private TimeLimit before(TimeLimit shown, LocalDate day) {
    List<TimeLimit> same =
        limits.all().stream().filter(one -> key(one).equals(key(shown))).toList();
    if (same.stream().anyMatch(one -> one.validFrom().equals(day))) {
      throw new RuleViolation("limit-exists", "validFrom", "Another length begins on that day");
    }
    return same.stream()
        .filter(one -> one.validFrom().isBefore(day))
        .findFirst()
        .orElseThrow(() -> new NotFound("Nothing held before"));
  }

  private static String key(TimeLimit limit) {
    return limit.timer() + limit.reportClass().map(one -> " " + one).orElse("");
  }

  private static String told(TimeLimit limit) {
    return "%d %s, %s, %s / %s"
        .formatted(
            limit.amount(),
            limit.unit(),
            limit.validFrom(),
            limit.legalSource(),
            Objects.requireNonNullElse(limit.legalSourceEn(), "-"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }

  private LimitView view(TimeLimit limit, LocalDate next) {
    LocalDate end = limit.validTo().orElse(null);
    LocalDate until = next == null ? null : next.minusDays(1);
    LocalDate last = end == null || (until != null && until.isBefore(end)) ? until : end;
    Standing standing = Standing.CURRENT;
    if (limit.validFrom().isAfter(today())) {
      standing = Standing.COMING;
    } else if (Optional.ofNullable(last).filter(day -> day.isBefore(today())).isPresent()) {
      standing = Standing.PAST;
    }
    return new LimitView(
        limit.id(),
        limit.version(),
        limit.timer(),
        limit.reportClass().orElse(null),
        limit.amount(),
        limit.unit(),
        limit.regulation(),
        limit.legalSource(),
        limit.legalSourceEn(),
        limit.validFrom(),
        last,
        standing);
  }
}
