package id.lapor.web.identity;

import id.lapor.identity.SignedIn;
import id.lapor.identity.TooManyAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The signed-in session of a member of staff: begun with user name and password, ended by signing
 * out, after the idle time of {@code web.xml}, or 12 hours after it began.
 */
@ApplicationScoped
public class PortalSession {

  /** How long a session lasts without its person doing anything, as {@code web.xml} has it. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** Longest a session lasts, however busy it is. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** What passes before a further act is noted: not each request need change the session. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final String PROOF = PortalSession.class.getName() + ".proof";
  private static final String ACTED = PortalSession.class.getName() + ".acted";
  private static final String STAFF = PortalSession.class.getName() + ".staff";

  @Inject IdentityStoreHandler identities;
  @Inject Clock clock;

  /**
   * Begins a session; false when user name and password do not belong together. The session's id
   * changes, so that an id known before the sign-in is worth nothing after it. The caller redirects
   * afterwards: rights count from the next request on.
   *
   * @throws TooManyAttempts when this user name or this source has failed too often
   */
  public boolean signIn(HttpServletRequest request, String user, String password) {
    CredentialValidationResult result =
        identities.validate(new UsernamePasswordCredential(user, password));
    if (result.getStatus() != CredentialValidationResult.Status.VALID) {
      return false;
    }
    if (request.getSession(false) == null) {
      request.getSession(true);
    } else {
      request.changeSessionId();
    }
    Proof proof = new Proof(result.getCallerPrincipal().getName(), clock.instant());
    request.getSession().setAttribute(PROOF, proof);
    request.getSession().setAttribute(ACTED, proof.at());
    return true;
  }

  /** Ends the session and everything that it held. */
  public void signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    request.removeAttribute(STAFF);
  }

  /** Who is signed in during this request, with the roles of now; empty for visitors. */
  public Optional<SignedIn> current(HttpServletRequest request) {
    return Optional.ofNullable((SignedIn) request.getAttribute(STAFF));
  }

  /**
   * Where to go after the sign-in: the page that was wanted when it is one of this application,
   * otherwise {@code home}. Addresses of other sites are never followed.
   */
  public static String afterSignIn(String wanted, String home) {
    return wanted != null && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}")
        ? wanted
        : home;
  }

  /**
   * Whether a page asks by itself while it lies open. Such requests do not keep a session alive,
   * other than what is typed: a person types.
   */
  static boolean isLive(HttpServletRequest request) {
    return request.getServletPath().startsWith("/staff/live");
  }

  /** The user of a session that is not missing, has not lain idle and is not 12 hours old. */
  Optional<String> user(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Instant now = clock.instant();
    if (session == null || !counts(session, now)) {
      return Optional.empty();
    }
    Instant acted = (Instant) session.getAttribute(ACTED);
    boolean byPerson = !isLive(request) || request.getMethod().equals("POST");
    if (byPerson && now.isAfter(acted.plus(NOTED))) {
      session.setAttribute(ACTED, now);
    }
    return Optional.of(((Proof) session.getAttribute(PROOF)).user());
  }

  /** Whether a session still counts, asked while no request of it runs. */
  public boolean lasts(HttpSession session) {
    try {
      return counts(session, clock.instant());
    } catch (IllegalStateException ended) {
      return false;
    }
  }

  private static boolean counts(HttpSession session, Instant now) {
    Proof proof = (Proof) session.getAttribute(PROOF);
    Instant acted = (Instant) session.getAttribute(ACTED);
    return proof != null
        && acted != null
        && now.isBefore(acted.plus(IDLE))
        && now.isBefore(proof.at().plus(LONGEST));
  }

  /** When the session of {@link #user} began. */
  Instant begun(HttpServletRequest request) {
    return ((Proof) request.getSession(false).getAttribute(PROOF)).at();
  }

  void remember(HttpServletRequest request, SignedIn staff) {
    request.setAttribute(STAFF, staff);
  }

  /** Ends a session whose proof no longer counts; visitors' sessions stay. */
  void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(PROOF) != null) {
      session.invalidate();
    }
  }

  private record Proof(String user, Instant at) implements Serializable {}
}
