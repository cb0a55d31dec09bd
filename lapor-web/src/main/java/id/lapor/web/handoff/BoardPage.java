package id.lapor.web.handoff;

import id.lapor.handoff.LoadBoard;
import id.lapor.handoff.LoadBoardView;
import id.lapor.handoff.LoadBoardView.Crumb;
import id.lapor.handoff.UnitLoad;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.text.NumberFormat;

/** How the work stands at the units that somebody answers for: {@code /staff/board?unit=CODE}. */
@Named
@RequestScoped
public class BoardPage {

  @Inject LoadBoard board;
  @Inject Language language;
  @Inject FacesContext faces;

  private String unit;
  private LoadBoardView view;

  /** Called once before the page is shown; what is out of scope does not exist. */
  public void load() throws IOException {
    try {
      view = board.of(unit);
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      faces.getExternalContext().responseSendError(refusal instanceof NotFound ? 404 : 403, null);
      faces.responseComplete();
    }
  }

  /** Lines and total. */
  public LoadBoardView view() {
    return view;
  }

  /** Whose work it is: an institution, or the whole country. */
  public String getTitle() {
    return view.name() == null ? language.staff("board.country") : view.name();
  }

  /** What a step on the way up is called. */
  public String name(Crumb crumb) {
    return crumb.name() == null ? language.staff("board.country") : crumb.name();
  }

  /** Query of the page of a step on the way up. */
  public String query(Crumb crumb) {
    return crumb.code() == null ? "" : "?unit=" + crumb.code();
  }

  /** What a line is called; the institution itself stands among its units. */
  public String name(UnitLoad line) {
    return line.own() ? language.staff("board.itself", line.name()) : line.name();
  }

  /** A number of days with one decimal, in words; a dash without any. */
  public String days(Double days) {
    if (days == null) {
      return "–";
    }
    NumberFormat format = NumberFormat.getNumberInstance(language.getLocale());
    format.setMaximumFractionDigits(1);
    return language.staff("board.days", format.format(days));
  }

  /** A share in per cent; a dash without any. */
  public String share(Integer share) {
    return share == null ? "–" : language.staff("board.share", share);
  }

  /** Class of a number of overdue ones: it stands out when there are any. */
  public String late(UnitLoad line) {
    return line.overdue() > 0 ? "due over" : "none";
  }

  /** Class of a share's look: good, middling or poor, which its number says as well. */
  public String look(Integer share) {
    if (share == null) {
      return "none";
    }
    return share >= 90 ? "good" : share >= 60 ? "fair" : "poor";
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }
}
