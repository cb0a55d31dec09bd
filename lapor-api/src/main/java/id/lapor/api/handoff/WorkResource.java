package id.lapor.api.handoff;

import id.lapor.api.Coded;
import id.lapor.api.PageOutput;
import id.lapor.api.QueryInput;
import id.lapor.api.StaffOnly;
import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkLists;
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
import java.util.function.BiFunction;

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
   * @param since the time by which the list is ordered
   * @param timer the clock that ends next
   * @param dueAt when it ends
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
      Instant since,
      String timer,
      Instant dueAt) {

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
          line.since(),
          line.timer() == null ? null : line.timer().name(),
          line.dueAt());
    }
  }

  /** Reports that wait for verification: where somebody is in danger first, then the oldest. */
  @GET
  @Path("to-verify")
  public Response toVerify() {
    return page(lists::toVerify);
  }

  /** Open hand-offs of the caller's units, the oldest first. */
  @GET
  @Path("my-unit")
  public Response myUnit() {
    return page(lists::myUnit);
  }

  /** Limits that have passed and are still owed, the longest overdue first. */
  @GET
  @Path("overdue")
  public Response overdue() {
    return page(lists::overdue);
  }

  /** What came back: reports for the national roles, delegations for the others. */
  @GET
  @Path("returned")
  public Response returned() {
    return page(lists::returned);
  }

  private Response page(BiFunction<String, Integer, Slice<WorkLine>> list) {
    QueryInput query = new QueryInput(uri);
    Slice<WorkLine> page = list.apply(query.cursor(), query.limit());
    return new PageOutput<>(page.items().stream().map(WorkLineOutput::of).toList(), page.next())
        .answer(uri)
        .build();
  }
}
