package id.lapor.web.bulk;

import id.lapor.bulk.BulkAct;
import id.lapor.bulk.BulkDesk;
import id.lapor.bulk.BulkOrder;
import id.lapor.identity.Colleague;
import id.lapor.report.ArchiveReason;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an act on many lines still needs to know: {@code /staff/bulk-order?list=mine&act=NOTE}, with
 * the marked lines as {@code mark}, or {@code all} for the whole list.
 */
@Named
@RequestScoped
public class BulkOrderPage {

  @Inject BulkBar bar;
  @Inject BulkDesk desk;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;

  private String colleague;
  private String target;
  private ArchiveReason reason;
  private String text;

  /** Called once before the page is shown: a list and an act must be named. */
  public void load() throws IOException {
    if (bar.address().list().isEmpty() || act().isEmpty()) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  private Optional<BulkAct> act() {
    String wanted = request.getParameter("act");
    return bar.getActs().stream().filter(act -> act.name().equals(wanted)).findFirst();
  }

  /** The act that is ordered. */
  public BulkAct getAct() {
    return act().orElseThrow();
  }

  private List<String> marked() {
    if (request.getParameter("all") != null) {
      return List.of();
    }
    return List.copyOf(
        Arrays.asList(
            Optional.ofNullable(request.getParameterValues("mark")).orElse(new String[0])));
  }

  private boolean all() {
    return request.getParameter("all") != null;
  }

  /** Whether lines were chosen at all. */
  public boolean isChosen() {
    return all() || !marked().isEmpty();
  }

  /** Says what was chosen. */
  public String getSaid() {
    return all() ? bar.getAll() : language.staff("bulk.marked", marked().size());
  }

  /** Who reads the text. */
  public String getTextHint() {
    boolean officers = getAct() == BulkAct.REROUTE;
    return language.staff(officers ? "bulk.ask.text.hint.REROUTE" : "bulk.ask.text.hint");
  }

  /** Query of the list that it is about. */
  public String getList() {
    return "?" + bar.address().text();
  }

  /** Colleagues who are offered while somebody types a name. */
  public List<Colleague> getColleagues() {
    return desk.colleagues(null);
  }

  /** Freezes the lines and leads to what would be done to them. */
  public void prepare() {
    long job;
    try {
      job = prepared();
    } catch (RuntimeException failure) {
      errors.refused(failure);
      return;
    }
    try {
      faces.getExternalContext().redirect(request.getContextPath() + "/staff/bulk-job?id=" + job);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private long prepared() {
    if (!isChosen()) {
      throw new RuleViolation("bulk-nothing-chosen", "No line was chosen");
    }
    BulkOrder order = new BulkOrder(getAct(), colleague, target, reason, text);
    return desk.prepare(bar.address().query(), marked(), order);
  }

  public String getColleague() {
    return colleague;
  }

  public void setColleague(String colleague) {
    this.colleague = colleague;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }

  public ArchiveReason getReason() {
    return reason;
  }

  public void setReason(ArchiveReason reason) {
    this.reason = reason;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
