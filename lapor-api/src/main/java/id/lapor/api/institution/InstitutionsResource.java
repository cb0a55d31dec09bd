package id.lapor.api.institution;

import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Institutions and their units. */
@Path("institutions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InstitutionsResource {

  @Inject ReferenceService reference;

  @Context UriInfo uri;
  @Context Request request;

  /**
   * An institution.
   *
   * @param parent code of the institution that it is a part of; not there for a root
   * @param parentName its name, since names of units repeat
   */
  public record InstitutionOutput(
      String code,
      String name,
      String nameEn,
      String abbreviation,
      String type,
      String parent,
      String parentName,
      String zone) {

    static InstitutionOutput of(InstitutionView view) {
      return new InstitutionOutput(
          view.code(),
          view.name(),
          view.nameEn(),
          view.abbreviation(),
          view.type().name(),
          view.parentCode(),
          view.parentName(),
          view.zone());
    }
  }

  /** Institutions by code. */
  @GET
  public Response list() {
    return ReferenceLists.answer(
        uri,
        request,
        reference.institutionsVersion(),
        reference::institutions,
        InstitutionOutput::of);
  }

  /** One institution, whatever its dates. */
  @GET
  @Path("{code}")
  public InstitutionOutput get(@PathParam("code") String code) {
    return InstitutionOutput.of(reference.institution(code));
  }
}
