package id.lapor.api.institution;

import id.lapor.api.JsonInput;
import id.lapor.api.QueryInput;
import id.lapor.api.StaffOnly;
import id.lapor.institution.InstitutionAdministration;
import id.lapor.institution.InstitutionType;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.NewInstitution;
import id.lapor.institution.ReferencePage;
import id.lapor.institution.ReferenceService;
import id.lapor.shared.RuleViolation;
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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Institutions and their units. */
@Path("institutions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InstitutionsResource {

  @Inject ReferenceService reference;
  @Inject InstitutionAdministration administration;

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

  /** How the list is ordered. */
  public enum Order {
    /** By code. */
    CODE,
    /** The best answers to the words first: one page for a picker. */
    BEST
  }

  /** Institutions by code, or those that best answer what was typed into a picker. */
  @GET
  public Response list() {
    QueryInput query = new QueryInput(uri);
    if (query.oneOf("order", Order.class) == Order.BEST) {
      return ReferenceLists.answer(
          uri,
          request,
          reference.institutionsVersion(),
          (q, cursor, limit) ->
              new ReferencePage<>(reference.suggestInstitutions(q == null ? "" : q), null),
          InstitutionOutput::of);
    }
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

  /** Adds an institution that exists from today on. */
  @POST
  @StaffOnly
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(JsonInput input) {
    NewInstitution wanted =
        new NewInstitution(
            input.text("code"),
            input.text("name"),
            input.oneOf("type", InstitutionType.class),
            input.text("parent"),
            zone(input.text("zone")));
    input.end();
    InstitutionView added = administration.add(wanted);
    return Response.created(uri.getAbsolutePathBuilder().path(added.code()).build())
        .entity(InstitutionOutput.of(added))
        .build();
  }

  private static ZoneId zone(String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new RuleViolation("invalid-zone", "zone", "There is no such zone");
    }
  }
}
