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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Signs a request in by its bearer token (RFC 6750), for this request only.
 *
 * <p>No token means a visitor or a reporter, who may go on; a bad one is answered here, before
 * anything else is done, with 401 as problem details. There is no session and never a redirect.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  private static final byte[] PROBLEM =
      ("{\"type\":\"https://lapor.go.id/problems/bad-token\",\"title\":\"Unauthorized\","
              + "\"status\":401,\"detail\":\"The bearer token is unknown, expired or revoked\"}")
          .getBytes(StandardCharsets.UTF_8);

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
    Optional<SignedIn> staff = token(header).flatMap(signIn::withToken);
    if (staff.isEmpty()) {
      refuse(response);
      return AuthenticationStatus.SEND_FAILURE;
    }
    return context.notifyContainerAboutLogin(staff.get().user(), staff.get().roles());
  }

  /** The token of the header; empty for other schemes. */
  static Optional<String> token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static void refuse(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/problem+json");
    response.setContentLength(PROBLEM.length);
    try {
      response.getOutputStream().write(PROBLEM);
    } catch (IOException clientGone) {
      throw new UncheckedIOException(clientGone);
    }
  }
}
