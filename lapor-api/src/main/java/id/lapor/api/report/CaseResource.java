package id.lapor.api.report;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.handoff.CaseDesk;
import id.lapor.handoff.HandoffRole;
import id.lapor.handoff.Routing;
import id.lapor.identity.ReporterDetails;
import id.lapor.report.ArchiveReason;
import id.lapor.report.Triage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** What officers decide on a report; each decision answers with the report as it then is. */
@Path("reports")
@RequestScoped
@StaffOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CaseResource {

  @Inject Triage triage;
  @Inject Routing routing;
  @Inject CaseDesk desk;
  @Inject ReportSight sight;

  @Context SecurityContext security;

  @PathParam("id")
  String id;

  /** The reporter, as far as officers may know them. */
  public record IdentityOutput(String name, String email, String phone) {}

  /** The access code that opens the report from now on. */
  public record AccessCodeOutput(String accessCode) {}

  /** T2: verifies the report and hands it off. */
  @POST
  @Path("{id}/verification")
  public Object verify(JsonInput input) {
    routing.verify(id, ReportInput.verification(input));
    return shown();
  }

  /** T3: asks the reporter for what is missing. */
  @POST
  @Path("{id}/pending")
  public Object pend(JsonInput input) {
    long version = input.version();
    String missing = input.text("missing");
    input.end();
    triage.pend(id, version, missing);
    return shown();
  }

  /** T6: the report is not taken up. */
  @POST
  @Path("{id}/archive")
  public Object archive(JsonInput input) {
    long version = input.version();
    ArchiveReason reason = input.oneOf("reason", ArchiveReason.class);
    String text = input.text("text");
    input.end();
    triage.archive(id, version, reason, text);
    return shown();
  }

  /** T18: archived by mistake. */
  @POST
  @Path("{id}/restoration")
  public Object restore(JsonInput input) {
    long version = input.version();
    String reason = input.text("reason");
    input.end();
    triage.restore(id, version, reason);
    return shown();
  }

  /** Hands the report to one more institution, or to a new lead after a return. */
  @POST
  @Path("{id}/handoffs")
  public Object handOff(JsonInput input) {
    long version = input.version();
    String institution = input.text("institution");
    HandoffRole role = input.oneOf("role", HandoffRole.class);
    String ask = input.text("ask");
    input.end();
    routing.handOff(id, version, institution, role, ask);
    return shown();
  }

  /** Takes the published text down. */
  @POST
  @Path("{id}/take-down")
  public Object takeDown(JsonInput input) {
    long version = input.version();
    String reason = input.text("reason");
    input.end();
    triage.takeDown(id, version, reason);
    return shown();
  }

  /** Puts a text back that was taken down by mistake. */
  @POST
  @Path("{id}/publication")
  public Object putBack(JsonInput input) {
    long version = input.version();
    String reason = input.text("reason");
    input.end();
    triage.putBack(id, version, reason);
    return shown();
  }

  /** Words the public title and text anew. */
  @POST
  @Path("{id}/public-text")
  public Object editPublicText(JsonInput input) {
    long version = input.version();
    String title = input.text("title");
    String text = input.text("publicText");
    input.end();
    triage.editPublicText(id, version, title, text);
    return shown();
  }

  /** T15: joins the report to another on the same matter. */
  @POST
  @Path("{id}/merge")
  public Object merge(JsonInput input) {
    long version = input.version();
    String into = input.text("into");
    String reason = input.text("reason");
    input.end();
    triage.merge(id, version, into, reason);
    return shown();
  }

  /** T19: the report is on its own again. */
  @POST
  @Path("{id}/unmerge")
  public Object unmerge(JsonInput input) {
    long version = input.version();
    String reason = input.text("reason");
    input.end();
    triage.unmerge(id, version, reason);
    return shown();
  }

  /** Leaves an internal note. */
  @POST
  @Path("{id}/notes")
  public Object note(JsonInput input) {
    String text = input.text("text");
    input.end();
    desk.note(id, text);
    return shown();
  }

  /** Replaces a lost access code after an identity check. */
  @POST
  @Path("{id}/access-code")
  public AccessCodeOutput replaceCode(JsonInput input) {
    String checked = input.text("checked");
    input.end();
    return new AccessCodeOutput(desk.replaceCode(id, checked));
  }

  /** Who reported; the reading is recorded and the reporter sees it. */
  @GET
  @Path("{id}/identity")
  @Consumes(MediaType.WILDCARD)
  public IdentityOutput identity() {
    ReporterDetails details = desk.identity(id);
    return new IdentityOutput(details.name(), details.email(), details.phone());
  }

  private Object shown() {
    return sight.of(id, security);
  }
}
