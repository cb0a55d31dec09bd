package id.lapor.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Tells visitors, by sight and by screen reader, in which part of the site they are. */
@Named
@RequestScoped
public class SiteMenu {

  @Inject HttpServletRequest request;

  /** Value of {@code aria-current} of the menu's link to this address; null when elsewhere. */
  public String current(String address) {
    Object asked = request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
    String path = asked == null ? request.getServletPath() : asked.toString();
    if (path.equals(address)) {
      return "page";
    }
    return path.startsWith(address + "/") ? "true" : null;
  }
}
