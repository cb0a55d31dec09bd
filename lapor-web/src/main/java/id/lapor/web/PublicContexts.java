package id.lapor.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.servlet.http.HttpServletRequest;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.context.PrimeFacesContextFactory;

/**
 * Keeps the portal's component set away from public pages. It would begin a session for each
 * visitor to remember the nonce of its policy, and refuse every form of a page without one.
 */
public class PublicContexts extends FacesContextFactory {

  /** Stands in front of every factory of the libraries. */
  public PublicContexts(FacesContextFactory wrapped) {
    super(wrapped);
  }

  @Override
  public FacesContext getFacesContext(
      Object server, Object request, Object response, Lifecycle lifecycle) {
    if (request instanceof HttpServletRequest visit && !SecurityHeaders.isStaff(visit)) {
      FacesContext context =
          withoutComponents().getFacesContext(server, request, response, lifecycle);
      PrimeFacesContext.getCspState(context).setInitialized(true);
      return context;
    }
    return getWrapped().getFacesContext(server, request, response, lifecycle);
  }

  private FacesContextFactory withoutComponents() {
    FacesContextFactory factory = getWrapped();
    while (factory != null && !(factory instanceof PrimeFacesContextFactory)) {
      factory = factory.getWrapped();
    }
    return factory == null ? getWrapped() : factory.getWrapped();
  }
}
