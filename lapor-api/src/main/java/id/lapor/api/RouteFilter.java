package id.lapor.api;

import id.lapor.watch.RequestWatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Notes which resource a request has reached, by its address as it is written in the code. */
@Provider
public class RouteFilter implements ContainerRequestFilter {

  @Context ResourceInfo resource;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    String route =
        "/api/v1"
            + part(classPath(resource.getResourceClass()))
            + part(resource.getResourceMethod().getAnnotation(Path.class));
    servlet.setAttribute(RequestWatch.ROUTE, route);
  }

  /** The container may put a class of its own in front of the resource's. */
  private static Path classPath(Class<?> resource) {
    Path path = resource.getAnnotation(Path.class);
    return path == null && resource.getSuperclass() != null
        ? classPath(resource.getSuperclass())
        : path;
  }

  private static String part(Path path) {
    if (path == null) {
      return "";
    }
    String text = path.value().replaceAll("\\{ *([A-Za-z]+)[^/]*\\}", "{$1}");
    return text.startsWith("/") ? text : "/" + text;
  }
}
