package id.lapor.api.identity;

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
import java.util.Optional;

/**
 * Signs a request in by its bearer token (RFC 6750), for this request only.
 *
 * <p>No token means a visitor or a reporter, who may go on. A bad one is noted here and refused by
 * the filter before any resource is reached, so that this refusal too is a problem in the caller's
 * language. There is no session and never a redirect.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

  /** The request attribute that says that the credentials sent open nothing. */
  public static final String REFUSED = "id.lapor.token-refused";

  /** The request attribute with what kept the credentials from being looked at. */
  public static final String FAILED = "id.lapor.token-unread";

  private static final String SCHEME = "Bearer ";

  @Inject SignIn signIn;
  @Inject ClientSource source;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    source.arrivedFrom(request.getRemoteAddr());
    String header = request.getHeader("Authorization");
    if (header == null) {
      return context.doNothing();
    }
    Optional<SignedIn> staff;
    try {
      staff = token(header).flatMap(signIn::withToken);
    } catch (RuntimeException failure) {
      request.setAttribute(FAILED, failure);
      return context.doNothing();
    }
    if (staff.isEmpty()) {
      request.setAttribute(REFUSED, Boolean.TRUE);
      return context.doNothing();
    }
    return context.notifyContainerAboutLogin(staff.get().user(), staff.get().roles());
  }

  /** The token of the header; empty for other schemes. */
  static Optional<String> token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
