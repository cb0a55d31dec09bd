package id.lapor.web.handoff;

import id.lapor.handoff.WorkLine;
import id.lapor.report.EventType;
import id.lapor.report.ReportFile;
import id.lapor.report.TimelineEntry;
import id.lapor.web.Language;
import id.lapor.web.report.Story;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** Tells officers in words what happened to a report, and by whom. */
@Named
@RequestScoped
public class CaseStory {

  private static final Set<EventType> INTERNAL =
      Set.of(
          EventType.NOTE_ADDED,
          EventType.HANDOFF_ASSIGNED,
          EventType.HANDOFF_UNASSIGNED,
          EventType.HANDOFF_REMINDED,
          EventType.ANSWER_DRAFTED,
          EventType.ANSWER_APPROVED,
          EventType.ANSWER_SENT_BACK,
          EventType.ANSWER_ATTACHED,
          EventType.ATTACHMENT_REMOVED,
          EventType.PUBLIC_TEXT_EDITED,
          EventType.CASE_COPIED,
          EventType.URGENCY_RAISED,
          EventType.URGENCY_LOWERED,
          EventType.HOLD_PLACED,
          EventType.HOLD_LIFTED,
          EventType.IMPORTED);

  @Inject Story story;
  @Inject Language language;

  /** What happened, as a sentence; officers see more kinds of events than others. */
  public String title(TimelineEntry entry) {
    String key = "event." + entry.type();
    String assignee = entry.facts().getOrDefault("assigneeTitle", "");
    String own = language.staff(key, Story.institution(entry), assignee);
    return own.equals(key) ? story.title(entry) : own;
  }

  /** Who did it: the function, the institution and, among officers, the account. */
  public String who(TimelineEntry entry) {
    String role = language.staff("role." + entry.actorRole());
    String at = entry.institutionName() == null ? "" : ", " + entry.institutionName();
    boolean officer = entry.actor() != null && !entry.actor().equalsIgnoreCase(entry.actorRole());
    return role + at + (officer ? " (" + entry.actor() + ")" : "");
  }

  /** Why, in words: the reason of an archived report; empty for other events. */
  public String reason(TimelineEntry entry) {
    return story.reason(entry);
  }

  /** What was said with it. */
  public List<String> words(TimelineEntry entry) {
    return story.words(entry);
  }

  /** Whether nobody outside the offices sees it. */
  public boolean internal(TimelineEntry entry) {
    return INTERNAL.contains(entry.type());
  }

  /** The class of the line's look. */
  public String voice(TimelineEntry entry) {
    return internal(entry) ? "internal" : story.voice(entry);
  }

  /** The title by which a case is known: the public one once there is one. */
  public String heading(ReportFile report) {
    if (report.erasedAt() != null) {
      return language.staff("case.erased");
    }
    return report.publicTitle() == null ? report.title() : report.publicTitle();
  }

  /** When the report was erased, in a sentence. */
  public String erased(ReportFile report) {
    return language.text("erased.on", language.dayOf(report.erasedAt()));
  }

  /** What a line of a list is called: the title, or that it has none. */
  public String title(WorkLine line) {
    return line.title() == null || line.title().isBlank()
        ? language.staff("list.untitled")
        : line.title();
  }
}
