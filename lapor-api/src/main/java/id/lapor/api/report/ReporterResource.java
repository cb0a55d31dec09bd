package id.lapor.api.report;

import id.lapor.api.JsonInput;
import id.lapor.attachment.AttachedIntake;
import id.lapor.attachment.UploadDesk;
import id.lapor.report.ReporterDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the reporter does with their own report; the access code is the right to do it. */
@Path("reports")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReporterResource {

  @Inject ReporterDesk desk;
  @Inject RequiredCode code;
  @Inject AttachedIntake intake;
  @Inject UploadDesk files;

  @PathParam("id")
  String id;

  @HeaderParam(RequiredCode.HEADER)
  String accessCode;

  /** T11, and T4 when information was asked for. */
  @POST
  @Path("{id}/replies")
  public ReporterOutput reply(JsonInput input) {
    code.require(id, accessCode);
    String text = input.text("text");
    List<String> uploads = ReportInput.attachments(input);
    input.end();
    files.requireSettled(uploads);
    return ReporterOutput.of(intake.reply(id, accessCode, text, uploads));
  }

  /** T13: the reporter says it is done. */
  @POST
  @Path("{id}/completion")
  public ReporterOutput complete(JsonInput input) {
    code.require(id, accessCode);
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
    code.require(id, accessCode);
    String reason = input.text("reason");
    input.end();
    return ReporterOutput.of(desk.reopen(id, accessCode, reason));
  }

  /** T17: the reporter takes it back. */
  @POST
  @Path("{id}/withdrawal")
  public ReporterOutput withdraw(JsonInput input) {
    code.require(id, accessCode);
    String reason = input.text("reason");
    input.end();
    return ReporterOutput.of(desk.withdraw(id, accessCode, reason));
  }
}
