package id.lapor.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events of reports: appended inside the use case that caused them, read for timelines. */
@ApplicationScoped
public class ReportEvents {

  /** No timeline shows more; older events of a longer life are left out of it. */
  public static final int MAX_SHOWN = 500;

  /** Most events that are told as news; who missed more reads the timeline. */
  static final int MAX_NEW = 50;

  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Event<ReportHappened> happened;
  @Inject Clock clock;

  /**
   * Appends what happened. The report must be locked by the caller's transaction: nobody else may
   * append to its chain meanwhile.
   *
   * @param handoff id of the hand-off it concerns, or null
   * @param facts names and codes, never free text
   * @param content free text by name, or empty
   */
  public ReportEvent append(
      Report report,
      EventType type,
      Actor actor,
      String handoff,
      Map<String, String> facts,
      Map<String, String> content) {
    Optional<SaltedContent> salted =
        content.isEmpty() ? Optional.empty() : Optional.of(SaltedContent.of(content, salt()));
    Optional<ReportEvent> last = report.course().lastEvent().or(() -> newest(report));
    ReportEvent event =
        new ReportEvent(
            report,
            last.map(ReportEvent::sequence).orElse(0) + 1,
            type,
            clock.instant(),
            actor,
            handoff,
            EventChain.canonical(facts),
            salted.map(SaltedContent::digest).orElse(null),
            last.map(ReportEvent::hash).orElse(ChainedEvent.NO_PREVIOUS));
    em.persist(event);
    salted.ifPresent(free -> em.persist(new EventContent(event, free.salt(), free.text())));
    report.course().chained(event);
    happened.fire(new ReportHappened(report, event, facts));
    return event;
  }

  /** As above, for what needs no hand-off and no text. */
  public ReportEvent append(Report report, EventType type, Actor actor) {
    return append(report, type, actor, null, Map.of(), Map.of());
  }

  private static byte[] salt() {
    byte[] salt = new byte[SaltedContent.SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private Optional<ReportEvent> newest(Report report) {
    if (report.version() == 0) {
      return Optional.empty(); // never written yet: nothing has happened to it
    }
    return em.createQuery(
            "select e from ReportEvent e where e.report = :report order by e.sequence desc",
            ReportEvent.class)
        .setParameter("report", report)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The newest {@value #MAX_SHOWN} events of a report, oldest first, with their institutions. */
  List<ReportEvent> of(Report report) {
    List<ReportEvent> newestFirst =
        em.createQuery(
                "select e from ReportEvent e left join fetch e.institution"
                    + " where e.report = :report order by e.sequence desc",
                ReportEvent.class)
            .setParameter("report", report)
            .setMaxResults(MAX_SHOWN)
            .getResultList();
    return newestFirst.stream().sorted((a, b) -> a.sequence() - b.sequence()).toList();
  }

  /**
   * An event with its text.
   *
   * @param content null when there is none or it was erased
   */
  record Worded(ReportEvent event, EventContent content) {}

  /** As {@link #of}, with the texts that have not been erased; one statement. */
  List<Worded> worded(Report report) {
    List<Worded> newestFirst =
        em.createQuery(
                "select e, c from ReportEvent e left join fetch e.institution"
                    + " left join EventContent c on c.eventId = e.id"
                    + " where e.report = :report order by e.sequence desc",
                Object[].class)
            .setParameter("report", report)
            .setMaxResults(MAX_SHOWN)
            .getResultStream()
            .map(row -> new Worded((ReportEvent) row[0], (EventContent) row[1]))
            .toList();
    return newestFirst.stream()
        .sorted((a, b) -> a.event().sequence() - b.event().sequence())
        .toList();
  }

  /** Whether this actor has caused an event of this type since then. */
  public boolean happenedSince(Report report, EventType type, Actor actor, Instant since) {
    return !em.createQuery(
            "select e.sequence from ReportEvent e where e.report = :report and e.type = :type"
                + " and e.actor = :actor and e.at > :since",
            Integer.class)
        .setParameter("report", report)
        .setParameter("type", type)
        .setParameter("actor", actor.name())
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The first {@value #MAX_NEW} events after this place in the report's chain. */
  List<ReportEvent> since(Report report, int sequence) {
    return em.createQuery(
            "select e from ReportEvent e left join fetch e.institution"
                + " where e.report = :report and e.sequence > :sequence order by e.sequence",
            ReportEvent.class)
        .setParameter("report", report)
        .setParameter("sequence", sequence)
        .setMaxResults(MAX_NEW)
        .getResultList();
  }

  /** The texts that have not been erased, by event. */
  Map<Long, EventContent> contents(List<ReportEvent> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery("select c from EventContent c where c.eventId in :ids", EventContent.class)
        .setParameter("ids", events.stream().map(ReportEvent::id).toList())
        .setMaxResults(events.size())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(EventContent::eventId, Function.identity()));
  }
}
