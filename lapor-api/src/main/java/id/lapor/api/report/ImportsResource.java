package id.lapor.api.report;

import id.lapor.api.JsonInput;
import id.lapor.api.StaffOnly;
import id.lapor.report.ImportOutcome;
import id.lapor.report.ImportedReport;
import id.lapor.report.IntakeChannel;
import id.lapor.report.ReportImport;
import id.lapor.report.ReportType;
import id.lapor.shared.RuleTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Reports of other systems, taken over in batches. */
@Path("imports")
@RequestScoped
@StaffOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

  @Inject ReportImport imports;

  @Context HttpHeaders headers;

  /**
   * What became of a batch.
   *
   * @param items in the order of the batch
   */
  public record BatchOutput(List<RowOutput> items) {}

  /**
   * What became of one report.
   *
   * @param outcome {@code CREATED}, {@code EXISTING} or {@code REFUSED}
   * @param trackingId ten digits; not there when it was refused
   * @param errors what was wrong; only when it was refused
   */
  public record RowOutput(
      String externalId, String outcome, String trackingId, List<ErrorOutput> errors) {}

  /** One field that breaks a rule, in the language that the client asked for. */
  public record ErrorOutput(String field, String rule, String message) {}

  /** Takes over at most a hundred reports; those that were sent before stay as they are. */
  @POST
  @Path("reports")
  public BatchOutput takeOver(JsonInput input) {
    List<ImportedReport> batch =
        input.objects("reports").stream().map(ImportsResource::report).toList();
    input.end();
    return new BatchOutput(imports.takeOver(batch).stream().map(this::output).toList());
  }

  private static ImportedReport report(JsonInput row) {
    ImportedReport report =
        new ImportedReport(
            row.text("externalId"),
            row.oneOf("type", ReportType.class),
            row.text("title"),
            row.text("text"),
            row.date("incidentDate"),
            row.text("institution"),
            row.text("category"),
            row.text("region"),
            row.text("address"),
            row.instant("receivedAt"),
            row.oneOf("channel", IntakeChannel.class));
    row.endObject();
    return report;
  }

  private RowOutput output(ImportOutcome outcome) {
    Locale language = RuleTexts.spoken(headers.getAcceptableLanguages());
    List<ErrorOutput> errors =
        outcome.errors().stream()
            .map(e -> new ErrorOutput(e.field(), e.rule(), RuleTexts.text(language, e)))
            .toList();
    return new RowOutput(
        outcome.externalId(),
        outcome.outcome().name(),
        outcome.trackingId(),
        errors.isEmpty() ? null : errors);
  }
}
