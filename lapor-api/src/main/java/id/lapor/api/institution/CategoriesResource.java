package id.lapor.api.institution;

import id.lapor.institution.CategoryView;
import id.lapor.institution.ReferenceService;
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

/** What reports are about. */
@Path("categories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CategoriesResource {

  @Inject ReferenceService reference;

  @Context UriInfo uri;
  @Context Request request;

  /**
   * A category.
   *
   * @param parent code of the category above it; not there for a topic
   */
  public record CategoryOutput(String code, String name, String nameEn, String parent) {

    static CategoryOutput of(CategoryView view) {
      return new CategoryOutput(view.code(), view.name(), view.nameEn(), view.parentCode());
    }
  }

  /** Categories by code. */
  @GET
  public Response list() {
    return ReferenceLists.answer(
        uri, request, reference.categoriesVersion(), reference::categories, CategoryOutput::of);
  }
}
