package id.lapor.notification;

import id.lapor.identity.Keys;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes what has happened to those who follow, some at a time, one transaction a step. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueFollowerNews {

  /** How many are told in one step. */
  static final int AT_ONCE = 100;

  @Inject Followers followers;
  @Inject Notices notices;
  @Inject Keys keys;
  @Inject Clock clock;

  /** Tells the next of them; false when nobody is left to be told. */
  public boolean spreadOne() {
    Optional<Followers.News> taken = followers.takeNews();
    taken.ifPresent(this::spread);
    return taken.isPresent();
  }

  /** Forgets addresses that nobody confirmed in time; how many. */
  public int forget() {
    return followers.forget(clock.instant());
  }

  private void spread(Followers.News news) {
    Instant now = clock.instant();
    Report report = notices.report(news.reportId());
    List<Follower> next = followers.next(news, AT_ONCE);
    for (Follower follower : next) {
      notices.add(
          Notice.toFollower(
              NoticeKind.FOLLOWED,
              follower,
              report.trackingId().digits(),
              keys.sealFor(follower.uuid(), news.event().name()),
              now));
    }
    if (next.size() < AT_ONCE) {
      followers.close(news);
    } else {
      followers.reached(news, next.get(next.size() - 1).id());
    }
  }
}
