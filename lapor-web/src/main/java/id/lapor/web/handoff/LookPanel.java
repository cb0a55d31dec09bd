package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.CaseFiles;
import id.lapor.handoff.CaseView;
import id.lapor.handoff.HandoffView;
import id.lapor.handoff.WorkStep;
import id.lapor.report.TimelineEntry;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import id.lapor.web.SiteMenu;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** A report looked at beside a list, or beside what a search found, without leaving it. */
@Named
@RequestScoped
public class LookPanel {

  private static final int MOST_TEXT = 700;

  @Inject WorkPage list;
  @Inject SearchPage search;
  @Inject SiteMenu menu;
  @Inject CaseFiles files;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private boolean read;
  private CaseView view;
  private WorkStep step;

  /** Whether the address asks to look at a report that the caller may see. */
  public boolean isOpen() {
    read();
    return view != null;
  }

  private void read() {
    String id = request.getParameter("look");
    if (read || id == null) {
      return;
    }
    read = true;
    try {
      view = files.look(id);
      step = page().step(at());
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      view = null;
    }
  }

  private LookedPage page() {
    return LookedPage.of(menu, list, search);
  }

  private String at() {
    String at = request.getParameter("at");
    return at == null ? "" : at;
  }

  /** The report with its hand-offs. */
  public CaseView view() {
    return view;
  }

  /** What the reporter wrote, cut to what fits beside a list. */
  public String getText() {
    String body = view.report().body();
    return body.length() <= MOST_TEXT ? body : body.substring(0, MOST_TEXT) + " …";
  }

  /** What happened last. */
  public TimelineEntry getLast() {
    List<TimelineEntry> life = view.timeline();
    return life.isEmpty() ? null : life.get(life.size() - 1);
  }

  /** Where the line stands in the list, in words: "3 dari 41". */
  public String getPosition() {
    return WalkWords.position(language, step);
  }

  /** Address of this page with the line before looked at, or null. */
  public String getPrevious() {
    return to(step.previous());
  }

  /** Address of this page with the line behind looked at, or null. */
  public String getNext() {
    return to(step.next());
  }

  private String to(WorkStep.Neighbour beside) {
    return beside == null
        ? null
        : page().path() + page().looking(beside.trackingId(), beside.key());
  }

  /** Address of this page with nothing looked at. */
  public String getClosing() {
    return page().path() + page().getHere();
  }

  /** Query of the report itself. */
  public String getOpening() {
    return page().opening(view.report().trackingId(), at());
  }

  /** Query of the report with the form of an action open. */
  public String acting(CaseAction action) {
    return getOpening() + "&do=" + action;
  }

  /** The same for an action on a hand-off. */
  public String acting(CaseAction action, HandoffView handoff) {
    return acting(action) + "&h=" + handoff.id();
  }

  /** What can be done with the report now. */
  public List<CaseAction> getActions() {
    return Arrays.stream(CaseAction.values()).filter(view.actions()::contains).toList();
  }

  /** The hand-offs that the caller can do something with. */
  public List<HandoffView> getHandoffs() {
    return view.handoffs().stream().filter(handoff -> !handoff.actions().isEmpty()).toList();
  }

  /** Id of the hand-off that the caller can take, or null. */
  public String getTakeable() {
    return view.handoffs().stream()
        .filter(handoff -> handoff.allows("ASSIGN"))
        .reduce((first, second) -> second)
        .map(HandoffView::id)
        .orElse(null);
  }
}
