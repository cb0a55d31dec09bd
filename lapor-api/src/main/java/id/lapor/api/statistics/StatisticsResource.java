package id.lapor.api.statistics;

import id.lapor.api.QueryInput;
import id.lapor.api.statistics.StatisticsOutput.FiguresOutput;
import id.lapor.institution.Zones;
import id.lapor.statistics.NationFigures;
import id.lapor.statistics.Statistics;
import id.lapor.statistics.StatisticsDimension;
import id.lapor.statistics.StatisticsPeriod;
import id.lapor.statistics.StatisticsRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Figures of the country, and by institution, topic or province. */
@Path("statistics")
@RequestScoped
public class StatisticsResource {

  private static final String KEPT = "public, max-age=60";
  private static final int MONTHS = 24;

  @Inject Statistics statistics;
  @Inject Clock clock;

  @Context UriInfo uri;
  @Context Request request;

  /** The country in a month or year, with rows by one dimension when they are asked for. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    QueryInput query = new QueryInput(uri);
    StatisticsPeriod period = period(query.text("period"));
    StatisticsDimension by = query.oneOf("by", StatisticsDimension.class);
    NationFigures nation = statistics.nation(period);
    List<StatisticsRow> rows = by == null ? List.of() : statistics.rows(by, period);
    StatisticsOutput output =
        new StatisticsOutput(
            period.text(),
            FiguresOutput.of(nation),
            by == null ? null : by.name(),
            by == null ? null : rows.stream().map(FiguresOutput::of).toList());
    EntityTag tag = new EntityTag(Integer.toHexString(output.hashCode()), true);
    Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
    if (answer == null) {
      answer = Response.ok(output);
    }
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, KEPT).build();
  }

  /** The same for spreadsheets; without a dimension month by month. */
  @GET
  @Path("csv")
  @Produces("text/csv")
  public Response csv() {
    QueryInput query = new QueryInput(uri);
    StatisticsPeriod period = period(query.text("period"));
    StatisticsDimension by = query.oneOf("by", StatisticsDimension.class);
    List<NationFigures> months = by == null ? statistics.months(period, MONTHS) : List.of();
    List<StatisticsRow> rows = by == null ? List.of() : statistics.rows(by, period);
    StreamingOutput lines =
        stream -> {
          Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          out.write(StatisticsCsv.MARK + StatisticsCsv.HEAD);
          for (NationFigures month : months) {
            StatisticsCsv.line(out, month.period().text(), FiguresOutput.of(month));
          }
          for (StatisticsRow row : rows) {
            StatisticsCsv.line(out, period.text(), FiguresOutput.of(row));
          }
          out.flush();
        };
    String kind = by == null ? "bulanan" : by.name().toLowerCase(Locale.ROOT);
    return Response.ok(lines, "text/csv; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, KEPT)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"lapor-" + kind + "-" + period.text() + ".csv\"")
        .build();
  }

  private StatisticsPeriod period(String text) {
    return text == null
        ? StatisticsPeriod.year(LocalDate.ofInstant(clock.instant(), Zones.WIB))
        : StatisticsPeriod.of(text);
  }
}
