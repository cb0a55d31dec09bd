package id.lapor.api.report;

import id.lapor.api.QueryInput;
import id.lapor.report.MapArea;
import id.lapor.report.PublicMap;
import id.lapor.report.PublicPoint;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** About where public reports happened. */
@Path("points")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PointsResource {

  @Inject PublicMap map;

  @Context UriInfo uri;

  /** The newest points of an area, at most 500. */
  public record PointsOutput(List<PointOutput> points) {}

  /** One point. */
  public record PointOutput(
      String trackingId, String title, String status, double lat, double lon) {

    static PointOutput of(PublicPoint point) {
      return new PointOutput(
          point.trackingId(), point.title(), point.status().name(), point.lat(), point.lon());
    }
  }

  /** The newest points of an area; of the whole country when none is named. */
  @GET
  public Response list() {
    QueryInput query = new QueryInput(uri);
    MapArea all = MapArea.INDONESIA;
    MapArea area =
        new MapArea(
            degrees("south", query.text("south"), all.south()),
            degrees("west", query.text("west"), all.west()),
            degrees("north", query.text("north"), all.north()),
            degrees("east", query.text("east"), all.east()));
    List<PointOutput> points =
        map.newest(area, PublicMap.MOST).stream().map(PointOutput::of).toList();
    return Response.ok(new PointsOutput(points))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
        .build();
  }

  private static double degrees(String name, String text, double otherwise) {
    try {
      double degrees = text == null ? otherwise : Double.parseDouble(text);
      if (Math.abs(degrees) <= 360) {
        return degrees;
      }
    } catch (NumberFormatException notANumber) {
      // refused below
    }
    throw new RuleViolation("not-a-number", name, "Degrees are a number");
  }
}
