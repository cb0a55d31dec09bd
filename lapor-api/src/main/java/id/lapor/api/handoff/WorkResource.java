package id.lapor.api.handoff;

import id.lapor.api.Coded;
import id.lapor.api.PageOutput;
import id.lapor.api.QueryInput;
import id.lapor.api.StaffOnly;
import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkList;
import id.lapor.handoff.WorkLists;
import id.lapor.handoff.WorkQuery;
import id.lapor.report.Slice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;

/** The lists that officers work from, each within the officer's scope. */
@Path("work")
@RequestScoped
@StaffOnly
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {

  @Inject WorkLists lists;

  @Context UriInfo uri;

  /**
   * A line of a work list.
   *
   * @param urgent whether the reporter said that somebody is in danger
   * @param handoff id of the hand-off it is about; not there when it is about the report
   * @param institution the institution that owes something
   * @param holder who works on it
   * @param since when it came here
   * @param timer the clock that ends next
   * @param dueAt when it ends
   * @param daysLeft working days until then, negative once it is over
   */
  public record WorkLineOutput(
      String trackingId,
      String status,
      String type,
      boolean supervisory,
      boolean urgent,
      String title,
      String handoff,
      String handoffStatus,
      String role,
      Coded institution,
      HolderOutput holder,
      Instant since,
      String timer,
      Instant dueAt,
      Integer daysLeft) {

    static WorkLineOutput of(WorkLine line) {
      return new WorkLineOutput(
          line.trackingId(),
          line.status().name(),
          line.type().name(),
          line.supervisory(),
          line.urgent(),
          line.title(),
          line.handoff(),
          line.handoffStatus() == null ? null : line.handoffStatus().name(),
          line.role() == null ? null : line.role().name(),
          Coded.of(line.institutionCode(), line.institutionName()),
          HolderOutput.of(line.holder()),
          line.since(),
          line.timer() == null ? null : line.timer().name(),
          line.dueAt(),
          line.daysLeft());
    }
  }

  /** Reports that wait for verification: where somebody is in danger first, then the oldest. */
  @GET
  @Path("to-verify")
  public Response toVerify() {
    return page(WorkList.TO_VERIFY);
  }

  /** Hand-offs that the caller works on. */
  @GET
  @Path("mine")
  public Response mine() {
    return page(WorkList.MINE);
  }

  /** Hand-offs of the caller's units that nobody works on. */
  @GET
  @Path("unassigned")
  public Response unassigned() {
    return page(WorkList.UNASSIGNED);
  }

  /** What is owed within two working days, what ends first. */
  @GET
  @Path("due-soon")
  public Response dueSoon() {
    return page(WorkList.DUE_SOON);
  }

  /** Limits that have passed and are still owed, the longest overdue first. */
  @GET
  @Path("overdue")
  public Response overdue() {
    return page(WorkList.OVERDUE);
  }

  /** What came back: reports for the national roles, delegations for the others. */
  @GET
  @Path("returned")
  public Response returned() {
    return page(WorkList.RETURNED);
  }

  /** What waits for the reporter. */
  @GET
  @Path("waiting")
  public Response waiting() {
    return page(WorkList.WAITING);
  }

  /** Offered more than two working days ago and not taken up. */
  @GET
  @Path("not-taken-up")
  public Response notTakenUp() {
    return page(WorkList.NOT_TAKEN_UP);
  }

  /** What was completed once and is open again. */
  @GET
  @Path("reopened")
  public Response reopened() {
    return page(WorkList.REOPENED);
  }

  /** Open hand-offs of the caller's units, the oldest first. */
  @GET
  @Path("my-unit")
  public Response myUnit() {
    return page(WorkList.MY_UNIT);
  }

  private Response page(WorkList list) {
    QueryInput query = new QueryInput(uri);
    Slice<WorkLine> page = lists.page(WorkQuery.of(list), query.cursor(), query.limit());
    return new PageOutput<>(page.items().stream().map(WorkLineOutput::of).toList(), page.next())
        .answer(uri)
        .build();
  }
}
