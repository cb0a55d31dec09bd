package id.lapor.web.identity;

import id.lapor.identity.ClientSource;
import id.lapor.identity.SignIn;
import id.lapor.identity.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Signs a request in by the session that {@link PortalSession} began.
 *
 * <p>The roles are read anew for each request: a closed account or an ended role counts at once.
 * Whoever asks for a protected page without a session is sent to the sign-in page and comes back
 * afterwards; public pages need no session and make none.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

  /** Where staff sign in, within this application. */
  public static final String SIGN_IN_PAGE = "/sign-in";

  @Inject SignIn signIn;
  @Inject ClientSource source;
  @Inject PortalSession session;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    source.arrivedFrom(request.getRemoteAddr());
    Optional<SignedIn> staff =
        session.user(request).flatMap(user -> signIn.resume(user, session.begun(request)));
    if (staff.isPresent()) {
      session.remember(request, staff.get());
      return context.notifyContainerAboutLogin(staff.get().user(), staff.get().roles());
    }
    session.forget(request);
    if (PortalSession.isLive(request)) {
      return context.responseUnauthorized();
    }
    return context.isProtected() ? context.redirect(signInAddress(request)) : context.doNothing();
  }

  /**
   * A form that was sent too late leads back to the page that it stood on: its address is the
   * form's own, and what was typed was kept.
   */
  private static String signInAddress(HttpServletRequest request) {
    String page = request.getContextPath() + SIGN_IN_PAGE;
    String query = request.getQueryString();
    String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    return page + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
