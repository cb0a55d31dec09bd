package id.lapor.api.handoff;

import id.lapor.api.JsonInput;
import id.lapor.api.PageOutput;
import id.lapor.api.QueryInput;
import id.lapor.api.StaffOnly;
import id.lapor.handoff.Answering;
import id.lapor.handoff.Assigning;
import id.lapor.handoff.CaseFiles;
import id.lapor.handoff.HandoffDesk;
import id.lapor.handoff.HandoffSearch;
import id.lapor.handoff.HandoffStatus;
import id.lapor.handoff.HandoffView;
import id.lapor.handoff.WorkLists;
import id.lapor.report.Slice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Hand-offs, and what the institutions that hold them do with them. */
@Path("handoffs")
@RequestScoped
@StaffOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class HandoffsResource {

  @Inject WorkLists lists;
  @Inject CaseFiles files;
  @Inject HandoffDesk desk;
  @Inject Answering answering;
  @Inject Assigning assigning;

  @Context UriInfo uri;

  /** Hand-offs in scope, the newest first. */
  @GET
  @Consumes(MediaType.WILDCARD)
  public Response list() {
    QueryInput query = new QueryInput(uri);
    HandoffSearch search =
        new HandoffSearch(query.oneOf("status", HandoffStatus.class), query.text("institution"));
    Slice<HandoffView> page = lists.handoffs(search, query.cursor(), query.limit());
    return new PageOutput<>(page.items().stream().map(HandoffOutput::of).toList(), page.next())
        .answer(uri)
        .build();
  }

  /** One hand-off. */
  @GET
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  public HandoffOutput get(@PathParam("id") String id) {
    return shown(id);
  }

  /** The institution takes the hand-off up. */
  @POST
  @Path("{id}/acceptance")
  public HandoffOutput accept(@PathParam("id") String id, JsonInput input) {
    long version = input.version();
    input.end();
    desk.accept(id, version);
    return shown(id);
  }

  /** Gives the hand-off to a colleague; without one the caller takes it. */
  @POST
  @Path("{id}/assignment")
  public HandoffOutput assign(@PathParam("id") String id, JsonInput input) {
    String account = input.text("account");
    input.end();
    if (account == null) {
      assigning.take(id);
    } else {
      assigning.give(id, account);
    }
    return shown(id);
  }

  /** Puts it back: nobody in particular works on it. */
  @DELETE
  @Path("{id}/assignment")
  @Consumes(MediaType.WILDCARD)
  public HandoffOutput unassign(@PathParam("id") String id) {
    assigning.putBack(id);
    return shown(id);
  }

  /** T7: the institution is not competent. */
  @POST
  @Path("{id}/return")
  public HandoffOutput returnIt(@PathParam("id") String id, JsonInput input) {
    long version = input.version();
    String reason = input.text("reason");
    String proposed = input.text("proposedInstitution");
    input.end();
    desk.returnAsNotCompetent(id, version, reason, proposed);
    return shown(id);
  }

  /** T9: passes the hand-off down to a unit; {@code Location} is the unit's hand-off. */
  @POST
  @Path("{id}/delegation")
  public Response delegate(@PathParam("id") String id, JsonInput input) {
    long version = input.version();
    String unit = input.text("unit");
    input.end();
    String delegated = desk.delegate(id, version, unit);
    return Response.ok(shown(id))
        .location(uri.getBaseUriBuilder().path("handoffs").path(delegated).build())
        .build();
  }

  /** T10: answers, as a draft or published at once; {@code Location} is the answer. */
  @POST
  @Path("{id}/answers")
  public Response answer(@PathParam("id") String id, JsonInput input) {
    long version = input.version();
    String text = input.text("text");
    Boolean substantive = input.choice("substantive");
    boolean publish = input.flag("publish");
    input.end();
    String answer =
        publish
            ? answering.publishNew(id, version, text, substantive)
            : answering.draft(id, version, text, substantive);
    return Response.ok(shown(id))
        .location(uri.getBaseUriBuilder().path("answers").path(answer).build())
        .build();
  }

  private HandoffOutput shown(String id) {
    return HandoffOutput.of(files.handoff(id));
  }
}
