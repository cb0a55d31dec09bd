package id.lapor.api.report;

import id.lapor.api.JsonInput;
import id.lapor.report.PublicReports;
import id.lapor.report.ReporterDesk;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the reporter does with their own report; the access code is the right to do it. */
@Path("reports")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReporterResource {

  @Inject ReporterDesk desk;
  @Inject PublicReports publicReports;

  @PathParam("id")
  String id;

  @HeaderParam(ReportsResource.ACCESS_CODE)
  String accessCode;

  /** T11, and T4 when information was asked for. */
  @POST
  @Path("{id}/replies")
  public ReporterOutput reply(JsonInput input) {
    requireCode();
    String text = input.text("text");
    input.end();
    return ReporterOutput.of(desk.reply(id, accessCode, text));
  }

  /** T13: the reporter says it is done. */
  @POST
  @Path("{id}/completion")
  public ReporterOutput complete(JsonInput input) {
    requireCode();
    Integer rating = input.whole("rating");
    Boolean resolved = input.choice("resolved");
    String comment = input.text("comment");
    input.end();
    return ReporterOutput.of(desk.complete(id, accessCode, rating, resolved, comment));
  }

  /** T14: it is not done after all. */
  @POST
  @Path("{id}/reopening")
  public ReporterOutput reopen(JsonInput input) {
    requireCode();
    String reason = input.text("reason");
    input.end();
    return ReporterOutput.of(desk.reopen(id, accessCode, reason));
  }

  /** T17: the reporter takes it back. */
  @POST
  @Path("{id}/withdrawal")
  public ReporterOutput withdraw(JsonInput input) {
    requireCode();
    String reason = input.text("reason");
    input.end();
    return ReporterOutput.of(desk.withdraw(id, accessCode, reason));
  }

  /** Whoever sends no code at all guesses nothing, so that nothing is counted against them. */
  private void requireCode() {
    if (accessCode == null || accessCode.isBlank()) {
      publicReports.get(id);
      throw new RuleViolation("access-code-needed", "No access code was sent");
    }
  }
}
