package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.institution.Zones;
import id.lapor.report.Cursor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Officers look for words in the texts of the reports that they may see, whatever became of them.
 *
 * <p>It goes back in stretches of time, each longer than the last unless the words are frequent,
 * and looks at so many hits only: what it has not reached it says, and goes on from there when
 * asked.
 */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class StaffSearch {

  /** Reports on a page. */
  static final int PAGE = 20;

  /** Most statements of one search, each of which looks at two stretches. */
  static final int MOST_STATEMENTS = 2;

  /** Reports of which a walk says the place; behind them it only goes on. */
  static final int MOST_PLACES = 200;

  /** How far back each stretch of a walk goes, after which one goes to the beginning. */
  private static final List<Duration> WALK =
      List.of(
          Duration.ofDays(16), Duration.ofDays(64), Duration.ofDays(192), Duration.ofDays(1_216));

  private static final Duration FIRST = Duration.ofDays(16);
  private static final int LONGER = 8;

  /** From so many hits in a stretch on the next is no longer; from an eighth on not much longer. */
  private static final long MANY = 2_000;

  /** Nothing was received before. */
  private static final Instant BEGINNING = Instant.parse("2010-01-01T00:00:00Z");

  @Inject WordFindings findings;
  @Inject Clock clock;

  /**
   * The newest reports in scope that hold the words, whatever became of them.
   *
   * @param cursor of the page before, or null
   * @throws id.lapor.shared.RuleViolation when the search breaks a rule, names no word, or is too
   *     wide
   */
  public StaffFinds page(StaffQuery query, String cursor) {
    query.check();
    Instant begin = begin(query);
    Cursor at = earlier(Cursor.parse(cursor, latest(query)), latest(query));
    List<StaffFindings.Found> found = new ArrayList<>();
    Duration length = FIRST;
    for (int i = 0; i < MOST_STATEMENTS && found.size() <= PAGE && begin.isBefore(at.at()); i++) {
      Instant near = later(at.at().minus(length), begin);
      WordFindings.Reach reach =
          findings.between(query, at, near, further(near, begin, length), PAGE + 1 - found.size());
      found.addAll(reach.found());
      if (!reach.end().isAfter(begin)) {
        return made(found, null);
      }
      length = Duration.between(reach.end(), near).multipliedBy(times(reach.hits()));
      at = new Cursor(reach.end(), 0);
    }
    return made(found, begin.isBefore(at.at()) ? at : null);
  }

  /**
   * What a search found before and behind a report, whether or not it is still found itself. It
   * looks less far than a page when the words are frequent, and counts so many only.
   *
   * @param at key of the report among those found
   * @throws id.lapor.shared.RuleViolation as {@link #page}
   */
  public WorkStep step(StaffQuery query, String at) {
    query.check();
    Cursor start = latest(query);
    Cursor here = earlier(Cursor.parse(at, start), start);
    WordFindings.Row row = row(query, start, MOST_PLACES);
    List<WordFindings.Place> places = row.places();
    int position = (int) places.stream().filter(place -> !behind(place, here)).count();
    boolean there = position > 0 && places.get(position - 1).at().equals(here);
    boolean beyond = row.more() && position == places.size();
    List<WordFindings.Place> next =
        beyond
            ? row(query, here, 1).places()
            : places.subList(position, Math.min(position + 1, places.size()));
    int before = position - (there ? 2 : 1);
    return new WorkStep(
        there,
        position,
        places.size(),
        row.more(),
        before < 0 || beyond && !there ? null : neighbour(places.get(before)),
        next.isEmpty() ? null : neighbour(next.get(0)));
  }

  private WordFindings.Row row(StaffQuery query, Cursor start, int limit) {
    Instant begin = begin(query);
    if (!begin.isBefore(start.at())) {
      return new WordFindings.Row(List.of(), false);
    }
    List<Instant> ends = new ArrayList<>();
    WALK.stream().map(start.at()::minus).filter(begin::isBefore).forEach(ends::add);
    ends.add(begin);
    return findings.walk(query, start, ends, limit);
  }

  private static boolean behind(WordFindings.Place place, Cursor here) {
    int time = place.at().at().compareTo(here.at());
    return time < 0 || time == 0 && place.at().id() < here.id();
  }

  private static WorkStep.Neighbour neighbour(WordFindings.Place place) {
    return new WorkStep.Neighbour(place.at().text(), place.trackingId());
  }

  private static Instant begin(StaffQuery query) {
    return query.from() == null ? BEGINNING : start(query.from());
  }

  /** Which stretch comes behind one of this length, by the hits that are in it. */
  private static List<WordFindings.Further> further(Instant near, Instant begin, Duration length) {
    List<WordFindings.Further> further = new ArrayList<>();
    long most = Long.MAX_VALUE;
    for (long fewest : List.of(MANY, MANY / LONGER, -1L)) {
      Duration next = length.multipliedBy(times(most));
      further.add(new WordFindings.Further(later(near.minus(next), begin), fewest, most));
      most = fewest;
    }
    return near.isAfter(begin) ? further : List.of();
  }

  /** How many times longer the stretch behind one with so many hits is. */
  private static int times(long hits) {
    if (hits > MANY) {
      return 1;
    }
    return hits > MANY / LONGER ? LONGER : LONGER * LONGER;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Cursor latest(StaffQuery query) {
    Instant end = clock.instant().plusSeconds(60);
    Instant to = query.to() == null ? end : start(query.to().plusDays(1));
    return new Cursor(to.isBefore(end) ? to : end, 0);
  }

  private static Cursor earlier(Cursor one, Cursor other) {
    return one.at().isAfter(other.at()) ? other : one;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Zones.WIB).toInstant();
  }

  private static StaffFinds made(List<StaffFindings.Found> found, Cursor reached) {
    if (found.size() > PAGE) {
      StaffFindings.Found last = found.get(PAGE - 1);
      return new StaffFinds(views(found.subList(0, PAGE)), last.place().text(), null);
    }
    return reached == null
        ? new StaffFinds(views(found), null, null)
        : new StaffFinds(views(found), reached.text(), reached.at());
  }

  private static List<StaffFind> views(List<StaffFindings.Found> found) {
    return found.stream().map(StaffFindings.Found::view).toList();
  }
}
