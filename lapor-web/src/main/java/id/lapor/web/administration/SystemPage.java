package id.lapor.web.administration;

import id.lapor.administration.SystemBoard;
import id.lapor.administration.SystemView;
import id.lapor.outbox.ChannelStanding;
import id.lapor.watch.Finding;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the installation stands, and what to do where it does not: {@code /staff/system}. */
@Named
@RequestScoped
public class SystemPage {

  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;

  /** Facts whose number names something and counts nothing; it stands as its maker writes it. */
  private static final Set<String> NAMES = Set.of("signatures");

  @Inject SystemBoard board;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject Clock clock;

  private SystemView view = new SystemView(List.of(), List.of(), List.of(), Map.of());
  private Instant at;

  /** Looks once. */
  @PostConstruct
  void load() {
    acts.read(() -> view = board.look());
    at = clock.instant();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // looking has happened when this bean was made
  }

  /** When it was looked. */
  public Instant getAt() {
    return at;
  }

  /** What was looked at, what is down first. */
  public List<SystemView.Part> getParts() {
    return view.parts();
  }

  /** The background work of this node. */
  public List<SystemView.Work> getWork() {
    return view.work();
  }

  /** The queues of institutions that fail or have something waiting; null when nobody knows. */
  public List<ChannelStanding> getChannels() {
    return view.channels();
  }

  /** What is said where no such queue is listed. */
  public String getNoChannels() {
    return language.staff(view.channels() == null ? "system.unknown" : "system.channels.none");
  }

  /** How many messages wait in a queue, as far as they were counted. */
  public String waiting(ChannelStanding channel) {
    return channel.more() ? language.staff("list.most") : Long.toString(channel.waiting());
  }

  /** The queues with messages that nobody could take; none when nobody knows. */
  public List<Map.Entry<String, Long>> getDeadLetters() {
    return view.deadLetters() == null ? List.of() : List.copyOf(view.deadLetters().entrySet());
  }

  /** What is said where there are none. */
  public String getNoDeadLetters() {
    return language.staff(view.deadLetters() == null ? "system.unknown" : "system.dead.none");
  }

  /** How many parts are not well. */
  public String getSummary() {
    long unwell = view.parts().stream().filter(part -> part.state() != Finding.State.OK).count();
    return unwell == 0
        ? language.staff("system.well")
        : language.staff("system.unwell", unwell, view.parts().size());
  }

  /** The shape that goes with a state, so that nobody needs its colour. */
  public String shape(SystemView.Part part) {
    return switch (part.state()) {
      case OK -> "●";
      case DEGRADED -> "▲";
      case DOWN -> "■";
    };
  }

  /** What a part is called. */
  public String name(SystemView.Part part) {
    return known("system.part." + part.name(), part.name());
  }

  /** The facts about a part, in words, in one order. */
  public List<String> facts(SystemView.Part part) {
    return part.facts().entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(this::fact)
        .toList();
  }

  private String fact(Map.Entry<String, Object> fact) {
    String name = known("system.fact." + fact.getKey(), fact.getKey());
    Object value = fact.getValue();
    String shown =
        value instanceof Number number
            ? written(fact.getKey(), number)
            : known("system.value." + value, String.valueOf(value));
    return name + ": " + shown;
  }

  private String written(String fact, Number number) {
    if (fact.endsWith("Seconds")) {
      return ago(number.longValue());
    }
    return NAMES.contains(fact)
        ? number.toString()
        : NumberFormat.getInstance(language.getLocale()).format(number);
  }

  /** What to do about a part; empty while it is well. */
  public String advice(SystemView.Part part) {
    if (part.state() == Finding.State.OK) {
      return "";
    }
    return known("system.advice." + part.name(), language.staff("system.advice"));
  }

  /** How long ago, in the largest unit that fits. */
  public String ago(long seconds) {
    if (seconds < MINUTE) {
      return language.staff("system.seconds", seconds);
    }
    if (seconds < HOUR) {
      return language.staff("system.minutes", seconds / MINUTE);
    }
    return seconds < DAY
        ? language.staff("system.hours", seconds / HOUR)
        : language.staff("system.days", seconds / DAY);
  }

  private String known(String key, String otherwise) {
    String text = language.staff(key);
    return text.equals(key) ? otherwise : text;
  }
}
