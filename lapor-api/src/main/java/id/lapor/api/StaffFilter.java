package id.lapor.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Keeps the {@link StaffOnly} parts for those who have signed in. */
@Provider
@StaffOnly
@Priority(Priorities.AUTHORIZATION)
public class StaffFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() == null) {
      throw new NotAuthorizedException("sign-in-needed", "Bearer");
    }
  }
}
