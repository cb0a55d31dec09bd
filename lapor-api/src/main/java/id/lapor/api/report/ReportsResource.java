package id.lapor.api.report;

import id.lapor.api.DeadlineOutput;
import id.lapor.api.JsonInput;
import id.lapor.api.PageOutput;
import id.lapor.api.QueryInput;
import id.lapor.attachment.AttachedIntake;
import id.lapor.attachment.UploadDesk;
import id.lapor.report.IdempotencyKey;
import id.lapor.report.NewReport;
import id.lapor.report.PublicReportLine;
import id.lapor.report.PublicReports;
import id.lapor.report.PublicSearch;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.ReporterDesk;
import id.lapor.report.Slice;
import id.lapor.report.SubmittedReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Reports as they are sent in, found and read. */
@Path("reports")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {

  @Inject AttachedIntake intake;
  @Inject UploadDesk files;
  @Inject PublicReports publicReports;
  @Inject ReporterDesk desk;
  @Inject ReportSight sight;

  @Context UriInfo uri;
  @Context SecurityContext security;

  /**
   * What the reporter gets back, this once.
   *
   * @param accessCode the secret that opens the report to its reporter
   */
  public record SubmittedOutput(
      String trackingId, String accessCode, String status, List<DeadlineOutput> deadlines) {}

  /** Sends a report in; with a key, sending it again gives the first answer again. */
  @POST
  public Response submit(@HeaderParam("Idempotency-Key") String key, JsonInput input) {
    IdempotencyKey repeatable =
        key == null ? null : new IdempotencyKey(client(), key, input.digest());
    List<String> uploads = ReportInput.attachments(input);
    NewReport report = ReportInput.newReport(input);
    files.requireSettled(uploads);
    SubmittedReport submitted = intake.submit(report, repeatable, uploads);
    return Response.created(uri.getAbsolutePathBuilder().path(submitted.trackingId()).build())
        .entity(
            new SubmittedOutput(
                submitted.trackingId(),
                submitted.accessCode(),
                submitted.status().name(),
                DeadlineOutput.of(submitted.deadlines())))
        .build();
  }

  /** Public reports, the newest first. */
  @GET
  @Consumes(MediaType.WILDCARD)
  public Response list() {
    QueryInput query = new QueryInput(uri);
    PublicSearch search =
        new PublicSearch(
            query.text("q"),
            query.oneOf("type", ReportType.class),
            query.oneOf("status", ReportStatus.class),
            query.text("institution"),
            query.text("category"),
            query.text("region"),
            query.date("from"),
            query.date("to"));
    Slice<PublicReportLine> page = publicReports.list(search, query.cursor(), query.limit());
    return new PageOutput<>(page.items().stream().map(LineOutput::of).toList(), page.next())
        .answer(uri)
        .build();
  }

  /**
   * Public reports that may be about the same thing.
   *
   * @param items at most five, the most alike first
   */
  public record SimilarOutput(List<LineOutput> items) {}

  /** Public reports about what somebody is writing; sent as a body, since addresses are logged. */
  @POST
  @Path("similar")
  public SimilarOutput similar(JsonInput input) {
    String text = input.text("text");
    input.end();
    return new SimilarOutput(publicReports.similar(text).stream().map(LineOutput::of).toList());
  }

  /** One report, as far as whoever asks may see it. */
  @GET
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  public Response get(
      @PathParam("id") String id, @HeaderParam(RequiredCode.HEADER) String accessCode) {
    Object shown =
        accessCode == null ? sight.of(id, security) : ReporterOutput.of(desk.view(id, accessCode));
    return Response.ok(shown).build();
  }

  private String client() {
    return security.getUserPrincipal() == null
        ? IdempotencyKey.PUBLIC
        : security.getUserPrincipal().getName();
  }
}
