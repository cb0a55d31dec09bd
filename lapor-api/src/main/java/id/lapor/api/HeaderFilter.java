package id.lapor.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Headers that every answer carries: it is never taken for anything but what it says, never shown
 * in a page, and never kept by anybody unless its resource allows that.
 */
@Provider
public class HeaderFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putIfAbsent(
        "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    if (request.getUriInfo().getPath().replaceAll("^/", "").startsWith("uploads")) {
      headers.putSingle("Tus-Resumable", "1.0.0");
    }
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.add(HttpHeaders.VARY, "Authorization, Lapor-Access-Code, Accept-Language");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
