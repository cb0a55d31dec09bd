package id.lapor.api.institution;

import id.lapor.api.QueryInput;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Provinces, regencies and cities, districts and villages. */
@Path("regions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegionsResource {

  @Inject ReferenceService reference;

  @Context UriInfo uri;
  @Context Request request;

  /**
   * A region.
   *
   * @param parent code of what it lies in; not there for a province
   */
  public record RegionOutput(
      String code, String name, String nameEn, String type, String parent, String zone) {

    static RegionOutput of(RegionView view) {
      return new RegionOutput(
          view.code(),
          view.name(),
          view.nameEn(),
          view.type().name(),
          view.parentCode(),
          view.zone());
    }
  }

  /** Regions by code; with {@code parent} those that lie directly in it. */
  @GET
  public Response list() {
    QueryInput query = new QueryInput(uri);
    String parent = query.text("parent");
    return ReferenceLists.answer(
        uri,
        request,
        reference.regionsVersion(),
        (q, cursor, limit) -> reference.regionsIn(parent, q, cursor, limit),
        RegionOutput::of);
  }
}
