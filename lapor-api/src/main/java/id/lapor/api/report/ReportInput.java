package id.lapor.api.report;

import id.lapor.api.JsonInput;
import id.lapor.handoff.Verification;
import id.lapor.identity.ReporterDetails;
import id.lapor.report.IntakeChannel;
import id.lapor.report.NewReport;
import id.lapor.report.ReportType;
import java.util.List;

/** Reads what clients send about reports. */
final class ReportInput {

  private ReportInput() {}

  /** Ids of uploads that belong to it. */
  static List<String> attachments(JsonInput input) {
    return input.texts("attachments");
  }

  /** A new report; whether its fields keep the rules, the domain says. */
  static NewReport newReport(JsonInput input) {
    NewReport report =
        new NewReport(
            input.oneOf("type", ReportType.class),
            input.text("title"),
            input.text("body"),
            input.date("incidentDate"),
            location(input.object("location")),
            input.text("institution"),
            input.text("category"),
            input.flag("anonymous"),
            input.flag("confidential"),
            input.flag("urgent"),
            reporter(input.object("reporter")),
            consent(input.object("consent")),
            input.oneOf("channel", IntakeChannel.class),
            input.text("externalId"),
            input.text("language"));
    input.end();
    return report;
  }

  /** The decision of a verifier. */
  static Verification verification(JsonInput input) {
    Verification decision =
        new Verification(
            input.version(),
            input.oneOf("type", ReportType.class),
            input.flag("supervisory"),
            input.text("category"),
            input.text("title"),
            input.text("publicText"),
            input.text("lead"),
            input.texts("supporting"),
            input.text("note"));
    input.end();
    return decision;
  }

  private static NewReport.NewLocation location(JsonInput input) {
    if (input == null) {
      return null;
    }
    NewReport.NewLocation location =
        new NewReport.NewLocation(
            input.text("regionCode"),
            input.text("address"),
            input.decimal("lat"),
            input.decimal("lon"));
    input.endObject();
    return location;
  }

  private static ReporterDetails reporter(JsonInput input) {
    if (input == null) {
      return null;
    }
    ReporterDetails reporter =
        new ReporterDetails(
            input.text("name"), input.text("email"), input.text("phone"), input.text("nationalId"));
    input.endObject();
    return reporter;
  }

  private static String consent(JsonInput input) {
    if (input == null) {
      return null;
    }
    String version = input.text("version");
    input.endObject();
    return version;
  }
}
