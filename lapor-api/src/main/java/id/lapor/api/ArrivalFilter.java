package id.lapor.api;

import id.lapor.api.identity.BearerMechanism;
import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;

/**
 * What is done with every request before its resource: refusing a token that opens nothing,
 * counting it against the limits, and refusing a body that announces itself as too large.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ArrivalFilter implements ContainerRequestFilter {

  @Inject ClientSource source;
  @Inject RequestLimits limits;

  @Context HttpServletRequest servlet;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (servlet.getAttribute(BearerMechanism.FAILED) instanceof RuntimeException failure) {
      throw failure;
    }
    SecurityContext security = request.getSecurityContext();
    count(request, security);
    if (servlet.getAttribute(BearerMechanism.REFUSED) != null) {
      throw new NotAuthorizedException("token-refused", "Bearer");
    }
    request
        .getUriInfo()
        .getPathSegments()
        .forEach(
            segment -> {
              if (!ClientText.isText(segment.getPath())) {
                throw new NotFoundException();
              }
            });
    if (servlet.getContentLengthLong() > largest()) {
      throw Problem.tooLarge();
    }
  }

  private long largest() {
    BodyLimit limit = resource.getResourceMethod().getAnnotation(BodyLimit.class);
    return limit == null ? JsonInputReader.LARGEST : limit.value();
  }

  private void count(ContainerRequestContext request, SecurityContext security) {
    if (security.getUserPrincipal() != null) {
      limits.staffRequest(security.getUserPrincipal().getName());
      return;
    }
    String path = request.getUriInfo().getPath().replaceAll("^/|/$", "");
    boolean reading =
        request.getMethod().equals("GET")
            || request.getMethod().equals("HEAD")
            || path.equals("reports/similar");
    if (path.equals("uploads") || path.startsWith("uploads/")) {
      limits.upload(source.hash());
    } else if (reading) {
      limits.reading(source.hash());
    } else if (path.equals("tokens")) {
      limits.signIn(source.hash());
    } else if (path.equals("reports")) {
      limits.submission(source.hash());
    } else {
      limits.change(source.hash());
    }
  }
}
