package id.lapor.web.report;

import id.lapor.deadline.DeadlineState;
import id.lapor.deadline.DeadlineView;
import id.lapor.report.EventType;
import id.lapor.report.ReportStatus;
import id.lapor.report.TimelineEntry;
import id.lapor.report.Turn;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells in words what happened to a report, how its deadlines stand and whose turn it is. */
@Named
@RequestScoped
public class Story {

  /** Facts by which an event has more than one sentence. */
  private static final List<String> VARIANTS = List.of("substantive", "reason", "role");

  private static final List<String> STEPS = List.of("received", "handedOff", "answered", "done");

  private static final Set<EventType> TOLD_ALREADY =
      Set.of(
          EventType.SUBMITTED,
          EventType.ATTACHED,
          EventType.ANSWER_ATTACHED,
          EventType.ATTACHMENT_REMOVED,
          EventType.ATTACHMENT_PUBLISHED,
          EventType.ATTACHMENT_HIDDEN);

  @Inject Language language;
  @Inject Clock clock;

  /**
   * A step on a report's way.
   *
   * @param name which step
   * @param place {@code done}, {@code now} or {@code ahead}
   */
  public record Step(String name, String place) {

    /** Value of {@code aria-current}; null unless the report is here. */
    public String current() {
      return place.equals("now") ? "step" : null;
    }
  }

  /** Whether the report is on its way or at its end, rather than beside the way. */
  public boolean onTheWay(ReportStatus status) {
    return step(status) >= 0;
  }

  /** The steps of every report's way, and where this one is. */
  public List<Step> progress(ReportStatus status) {
    int here = step(status);
    return IntStream.range(0, STEPS.size())
        .mapToObj(i -> new Step(STEPS.get(i), i < here ? "done" : i == here ? "now" : "ahead"))
        .toList();
  }

  private static int step(ReportStatus status) {
    return switch (status) {
      case SUBMITTED, PENDING_INFO -> 0;
      case ROUTED, RETURNED -> 1;
      case IN_PROGRESS -> 2;
      case COMPLETED -> 3;
      case ARCHIVED, WITHDRAWN, MERGED -> -1;
    };
  }

  /** What happened, as a sentence. */
  public String title(TimelineEntry entry) {
    String key = "event." + entry.type();
    Map<String, String> facts = entry.facts();
    for (String variant : VARIANTS) {
      String special = key + "." + facts.get(variant);
      if (facts.containsKey(variant) && !language.text(special).equals(special)) {
        key = special;
      }
    }
    return language.text(key, institution(entry), facts.getOrDefault("into", ""));
  }

  /** What was said with it; empty when nothing was, or when the page shows it anyway. */
  public List<String> words(TimelineEntry entry) {
    if (TOLD_ALREADY.contains(entry.type())) {
      return List.of();
    }
    return List.copyOf(entry.text().values());
  }

  /** Who speaks, for the look of the line: reporter, institution, or the system. */
  public String voice(TimelineEntry entry) {
    return switch (entry.type()) {
      case REPLIED, INFORMATION_COMPLETED, REOPENED, SUBMITTED -> "reporter";
      case ANSWER_PUBLISHED -> "answer";
      case COMPLETED -> entry.text().isEmpty() ? "system" : "reporter";
      case DEADLINE_MISSED -> "late";
      default -> "system";
    };
  }

  /** How many stars were given with it, as text; empty when none. */
  public String rating(TimelineEntry entry) {
    String rating = entry.facts().get("rating");
    return rating == null ? "" : language.text("story.rating", rating);
  }

  /**
   * Why it was not taken up or was erased, or which limit moved and to when; empty for any other
   * event.
   */
  public String reason(TimelineEntry entry) {
    if (entry.type() == EventType.DEADLINE_MOVED) {
      return moved(entry.facts());
    }
    if (entry.type() == EventType.ERASED) {
      return language.text("erasure." + entry.facts().get("ground"));
    }
    if (entry.type() != EventType.ARCHIVED) {
      return "";
    }
    String code = entry.facts().get("reason");
    return code == null ? "" : language.text("archive." + code);
  }

  private String moved(Map<String, String> facts) {
    if (!facts.keySet().containsAll(List.of("timer", "from", "dueAt"))) {
      return "";
    }
    return language.text(
        "story.moved",
        language.text("deadline." + facts.get("timer")),
        language.dayOf(Instant.parse(facts.get("from"))),
        language.dayOf(Instant.parse(facts.get("dueAt"))));
  }

  /** What the status means and who acts next, in a sentence. */
  public String next(ReportStatus status, Turn turn) {
    String key = "next." + status + "." + turn;
    String special = language.text(key);
    return special.equals(key) ? language.text("next." + status) : special;
  }

  /** The same, as everybody is told it. */
  public String nextForPublic(ReportStatus status, Turn turn) {
    String key = "public.next." + status + "." + turn;
    String special = language.text(key);
    return special.equals(key) ? language.text("public.next." + status) : special;
  }

  /** How the deadline stands, as a class of style and key of text: running, late, met or off. */
  public String state(DeadlineView deadline) {
    if (deadline.overdue(clock.instant())) {
      return "late";
    }
    return switch (deadline.state()) {
      case RUNNING -> "running";
      case MET -> "met";
      default -> "off";
    };
  }

  /** Whether people should see this deadline: one that no longer applies tells nothing. */
  public boolean shown(DeadlineView deadline) {
    return deadline.state() != DeadlineState.CANCELLED;
  }

  /** How the limit is counted: {@code 5 hari kerja}. */
  public String amount(DeadlineView deadline) {
    return language.text("unit." + deadline.unit(), deadline.amount());
  }

  /** How far away the end is, in whole days; empty unless the clock runs. */
  public String left(DeadlineView deadline) {
    if (!deadline.running() || deadline.overdue(clock.instant())) {
      return "";
    }
    long days = Duration.between(clock.instant(), deadline.dueAt()).toDays();
    return days == 0 ? language.text("deadline.today") : language.text("deadline.left", days);
  }

  /** The deadlines that people should see, in the order in which they began. */
  public List<DeadlineView> shown(List<DeadlineView> deadlines) {
    return deadlines.stream().filter(this::shown).toList();
  }

  /** Name of the institution that an event is about, or else in whose name it was done. */
  public static String institution(TimelineEntry entry) {
    String told = entry.facts().get("institutionName");
    String own = entry.institutionName();
    return told != null ? told : own == null ? "" : own;
  }
}
