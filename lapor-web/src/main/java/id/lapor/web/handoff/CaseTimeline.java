package id.lapor.web.handoff;

import id.lapor.identity.IdentityReading;
import id.lapor.report.Audience;
import id.lapor.report.EventType;
import id.lapor.report.TimelineEntry;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The life of the report that is shown, whole or one kind of it: {@code show=clock} in the address.
 */
@Named
@RequestScoped
public class CaseTimeline {

  private static final String WHOLE = "all";
  private static final String ACCESSES = "access";
  private static final List<String> KINDS =
      List.of(WHOLE, "public", "internal", "handoff", "clock", ACCESSES);

  private static final Set<EventType> CLOCK =
      EnumSet.of(
          EventType.DEADLINE_MISSED,
          EventType.DEADLINE_MOVED,
          EventType.INFORMATION_REQUESTED,
          EventType.INFORMATION_COMPLETED,
          EventType.ANSWER_PUBLISHED,
          EventType.COMPLETED,
          EventType.REOPENED);

  private static final Set<EventType> ACCESS =
      EnumSet.of(
          EventType.ACCESS_CODE_REPLACED,
          EventType.CASE_COPIED,
          EventType.ATTACHMENT_PUBLISHED,
          EventType.ATTACHMENT_HIDDEN,
          EventType.TAKEN_DOWN,
          EventType.PUT_BACK);

  @Inject CasePage page;
  @Inject CaseStory story;
  @Inject AccessPanel access;
  @Inject Language language;
  @Inject HttpServletRequest request;

  /**
   * A kind of event that can be looked at alone.
   *
   * @param name what it is called in addresses and texts
   * @param query of the address that shows it
   * @param current value of {@code aria-current}, or null
   * @param count how many of them are known
   */
  public record Kind(String name, String query, String current, long count) {}

  /**
   * One line: an event of the report's chain, or a reading of its reporter's identity, which stands
   * in a record of its own; the other is null.
   */
  public record Line(TimelineEntry entry, IdentityReading reading) {

    /** When it happened. */
    public Instant at() {
      return entry == null ? reading.at() : entry.at();
    }

    /** What it is called within the page. */
    public String anchor() {
      return entry == null ? "r-" + reading.number() : "e-" + entry.sequence();
    }
  }

  /**
   * What is shown of it, the oldest first: events in the order of their chain, and each reading,
   * for those who may see it, before the first event after it.
   */
  public List<Line> getLines() {
    String wanted = wanted();
    List<Line> lines = new ArrayList<>();
    Deque<IdentityReading> readings = new ArrayDeque<>(readings(wanted));
    for (TimelineEntry entry : page.view().timeline()) {
      while (!readings.isEmpty() && readings.peek().at().isBefore(entry.at())) {
        lines.add(new Line(null, readings.poll()));
      }
      if (is(entry, wanted)) {
        lines.add(new Line(entry, null));
      }
    }
    readings.forEach(reading -> lines.add(new Line(null, reading)));
    return lines;
  }

  /** The readings that are known, the oldest first, if this kind holds them. */
  private List<IdentityReading> readings(String kind) {
    List<IdentityReading> known = new ArrayList<>();
    if (kind.equals(WHOLE) || kind.equals(ACCESSES)) {
      known.addAll(access.readings().lines());
      Collections.reverse(known);
    }
    return known;
  }

  /** The kinds, each with the address that shows it alone. */
  public List<Kind> getKinds() {
    return KINDS.stream().map(this::kind).toList();
  }

  /** The query of this page's own address, as far as this page knows it. */
  public String getQuery() {
    return query(wanted());
  }

  /** What the link to an entry is called. */
  public String linkTo(TimelineEntry entry) {
    return language.staff("timeline.link", entry.sequence());
  }

  private Kind kind(String name) {
    long events = page.view().timeline().stream().filter(entry -> is(entry, name)).count();
    return new Kind(
        name, query(name), name.equals(wanted()) ? "true" : null, events + readings(name).size());
  }

  private String query(String kind) {
    StringBuilder query = new StringBuilder("id=" + page.getId());
    if (page.isDeciding()) {
      Stream.of("do", "h", "a")
          .filter(name -> request.getParameter(name) != null)
          .filter(name -> request.getParameter(name).matches("[A-Za-z0-9_-]{1,40}"))
          .forEach(
              name ->
                  query.append('&').append(name).append('=').append(request.getParameter(name)));
    }
    return kind.equals(WHOLE) ? query.toString() : query + "&show=" + kind;
  }

  private String wanted() {
    String asked = request.getParameter("show");
    return KINDS.contains(asked == null ? "" : asked) ? asked : WHOLE;
  }

  private boolean is(TimelineEntry entry, String kind) {
    return switch (kind) {
      case "public" -> entry.type().audience() == Audience.PUBLIC;
      case "internal" -> story.internal(entry);
      case "handoff" -> entry.type().name().startsWith("HAND");
      case "clock" -> CLOCK.contains(entry.type());
      case ACCESSES -> ACCESS.contains(entry.type());
      default -> true;
    };
  }
}
