package id.lapor.web.bulk;

import id.lapor.bulk.BulkAct;
import id.lapor.bulk.BulkDesk;
import id.lapor.bulk.BulkItemState;
import id.lapor.bulk.BulkItemView;
import id.lapor.bulk.BulkJobView;
import id.lapor.bulk.BulkResult;
import id.lapor.bulk.BulkResults;
import id.lapor.report.Slice;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.web.FieldErrors;
import id.lapor.web.handoff.CaseChoices;
import jakarta.annotation.PostConstruct;
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
import java.util.function.LongSupplier;

/** One job: what it would do, how far it is, what it did: {@code /staff/bulk-job?id=17}. */
@Named
@RequestScoped
public class BulkJobPage {

  private static final int PAGE = 50;

  @Inject BulkDesk desk;
  @Inject BulkResults results;
  @Inject BulkWords words;
  @Inject CaseChoices choices;
  @Inject FieldErrors errors;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;

  private BulkJobView job;
  private Slice<BulkItemView> lines = new Slice<>(List.of(), null);
  private String reason;

  /** Reads the job before a form that was sent is read. */
  @PostConstruct
  void read() {
    try {
      BulkResult result = results.get(id(), state().orElse(null), after(), PAGE);
      job = result.job();
      lines = result.lines();
    } catch (RuntimeException failure) {
      RuntimeException refusal = Refusals.in(failure).orElseThrow(() -> failure);
      send(refusal instanceof NotFound ? 404 : 403);
    }
  }

  /** Called once before the page is shown; reading has happened when this bean was made. */
  public void begin() {
    // whoever may not see the job was told when it was read
  }

  private long id() {
    String id = Optional.ofNullable(request.getParameter("id")).orElse("");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFound("There is no such job");
    }
    return Long.parseLong(id);
  }

  private int after() {
    String after = Optional.ofNullable(request.getParameter("after")).orElse("");
    return after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0;
  }

  private Optional<BulkItemState> state() {
    String wanted = request.getParameter("state");
    return Arrays.stream(BulkItemState.values()).filter(s -> s.name().equals(wanted)).findFirst();
  }

  private void send(int status) {
    try {
      faces.getExternalContext().responseSendError(status, null);
      faces.responseComplete();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Begins. */
  public void start() {
    attempt(
        () -> {
          desk.start(job.id());
          return job.id();
        },
        "BULK_STARTED");
  }

  /** Stops it, or forgets what was prepared. */
  public void cancel() {
    boolean prepared = job.prepared();
    attempt(
        () -> {
          desk.cancel(job.id());
          return prepared ? 0 : job.id();
        },
        prepared ? "BULK_DISCARDED" : "BULK_STOPPED");
  }

  /** Prepares to take it back. */
  public void undo() {
    attempt(() -> desk.undo(job.id(), reason), "BULK_UNDOING");
  }

  private void attempt(LongSupplier useCase, String done) {
    long there;
    try {
      there = useCase.getAsLong();
    } catch (RuntimeException failure) {
      errors.refused(failure);
      return;
    }
    String page = there == 0 ? "bulk?" : "bulk-job?id=" + there + "&";
    try {
      faces
          .getExternalContext()
          .redirect(request.getContextPath() + "/staff/" + page + "done=" + done);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Whether what was done a moment ago is still worth saying: it has not begun when it is over. */
  public boolean isSaid() {
    String done = request.getParameter("done");
    return choices.said(done) && !(done.equals("BULK_STARTED") && job.over());
  }

  /** The job. */
  public BulkJobView job() {
    return job;
  }

  /** Lines with what became of them. */
  public List<BulkItemView> getLines() {
    return lines.items();
  }

  /** Whether more lines follow. */
  public boolean isMore() {
    return lines.next() != null;
  }

  /** Query of the lines after these. */
  public String getNext() {
    return query(state().map(Enum::name).orElse(null)) + "&after=" + lines.next();
  }

  /** The states by which the lines can be narrowed: those that there are. */
  public List<BulkItemState> getStates() {
    return Arrays.stream(BulkItemState.values()).filter(s -> job.tally().of(s) > 0).toList();
  }

  /** The states that are counted: while it runs also those that may come. */
  public List<BulkItemState> getCounted() {
    return job.running()
        ? List.of(
            BulkItemState.WAITING,
            BulkItemState.DONE,
            BulkItemState.REFUSED,
            BulkItemState.FAILED,
            BulkItemState.LEFT_OUT)
        : getStates();
  }

  /** Query of the lines in one state, or of all. */
  public String query(String state) {
    return "?id=" + job.id() + (state == null ? "" : "&state=" + state);
  }

  /** Whether the lines are narrowed to this state, as a link says it; null for all. */
  public String current(BulkItemState state) {
    return state().orElse(null) == state ? "true" : null;
  }

  /** Whether the lines are not narrowed, as a link says it. */
  public String getUnnarrowed() {
    return state().isEmpty() ? "true" : null;
  }

  /** How many lines are in a state. */
  public String count(BulkItemState state) {
    return words.number(job.tally().of(state));
  }

  /** Whether whoever ordered it filled anything in. */
  public boolean isOrdered() {
    return job.colleague() != null
        || job.institution() != null
        || job.reason() != null
        || job.text() != null;
  }

  /** Whether it can be forgotten, since it was not started. */
  public boolean isDiscardable() {
    return job.own() && job.prepared();
  }

  /** Whether it was prepared for nothing: none of its lines is possible. */
  public boolean isVain() {
    return job.prepared() && job.possible() == 0;
  }

  /** Whether taking it back needs a reason. */
  public boolean isReasoned() {
    return job.act() == BulkAct.ARCHIVE;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
