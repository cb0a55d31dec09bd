package id.lapor.api;

import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.watch.Figures;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a problem of everything that is thrown. What no rule knows becomes an incident: the caller
 * gets a number to quote, never a stack or a statement. A database that is away is said to be so.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOGGER = System.getLogger(ProblemMapper.class.getName());
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_AFTER_SECONDS = 10;
  private static final int LATER_SECONDS = 60;

  /** Rules that are neither about a field nor about the state, and their status. */
  private static final Map<String, Integer> SPECIAL =
      Map.ofEntries(
          Map.entry("wrong-access-code", 403),
          Map.entry("access-code-needed", 403),
          Map.entry("report-erased", 410),
          Map.entry("idempotency-key-reused", 422),
          Map.entry("file-too-large", 413),
          Map.entry("range-not-there", 416),
          Map.entry("too-much-waiting", 429),
          Map.entry("upload-checksum", 460),
          Map.entry("scanner-silent", UNAVAILABLE),
          Map.entry("server-busy", UNAVAILABLE),
          Map.entry("storage-away", UNAVAILABLE),
          Map.entry("storage-full", 507));

  /** Statuses after which the same request may succeed. */
  private static final Set<Integer> FOR_NOW = Set.of(429, UNAVAILABLE, 507);

  private static final Map<Integer, String> HTTP_NAMES =
      Map.of(
          401, "sign-in-needed",
          403, "not-permitted",
          404, "not-found",
          405, "not-allowed",
          406, "not-acceptable",
          412, "tus-version",
          413, "too-large",
          415, "not-json");

  /** What a resource wants instead of JSON. */
  private static final Set<String> MEDIA_NAMES = Set.of("not-multipart", "not-a-part");

  @Context HttpHeaders headers;
  @Context SecurityContext security;

  @Override
  public Response toResponse(Throwable failure) {
    Locale language = RuleTexts.spoken(headers.getAcceptableLanguages());
    Optional<RuntimeException> refusal = Refusals.in(failure);
    if (refusal.isPresent()) {
      return refused(refusal.get(), failure, language);
    }
    Optional<WebApplicationException> http = http(failure);
    if (http.isPresent() && http.get().getResponse().getStatus() < 500) {
      return ofHttp(http.get(), language);
    }
    return Refusals.isOutage(failure)
        ? unavailable(failure, language)
        : incident(failure, language);
  }

  private Response refused(RuntimeException refusal, Throwable failure, Locale language) {
    if (refusal instanceof RuleViolation violation) {
      return violated(violation, language);
    }
    if (refusal instanceof NotFound) {
      return Problem.of(404, "not-found", language).response().build();
    }
    if (refusal instanceof TooManyAttempts tooMany) {
      return Problem.of(429, "too-many-requests", language, tooMany.retryAfterSeconds())
          .response()
          .header(HttpHeaders.RETRY_AFTER, tooMany.retryAfterSeconds())
          .build();
    }
    if (refusal instanceof EJBAccessException) {
      return security.getUserPrincipal() == null
          ? signInNeeded("sign-in-needed", language)
          : Problem.of(403, "not-permitted", language).response().build();
    }
    return incident(failure, language);
  }

  private static Response violated(RuleViolation violation, Locale language) {
    if (!violation.fields().isEmpty()) {
      return Problem.of(fieldStatus(violation), "invalid-input", language)
          .errors(violation.fields())
          .response()
          .build();
    }
    int status = SPECIAL.getOrDefault(violation.rule(), CONFLICT);
    Problem problem = Problem.of(status, violation.rule(), language);
    if (!violation.current().isEmpty()) {
      problem.current(violation.current());
    }
    Response.ResponseBuilder answer = problem.response();
    String size = violation.current().get("size");
    if (size != null) {
      answer.header("Content-Range", "bytes */" + size);
    }
    return FOR_NOW.contains(status)
        ? answer.header(HttpHeaders.RETRY_AFTER, LATER_SECONDS).build()
        : answer.build();
  }

  /** A single file that is too large, or that cannot be kept now, has a status of its own. */
  private static int fieldStatus(RuleViolation violation) {
    return violation.fields().size() == 1
        ? SPECIAL.getOrDefault(violation.fields().get(0).rule(), BAD_REQUEST)
        : BAD_REQUEST;
  }

  private static Response ofHttp(WebApplicationException http, Locale language) {
    Response thrown = http.getResponse();
    int status = thrown.getStatus();
    if (status < BAD_REQUEST) {
      return thrown;
    }
    if (status == UNAUTHORIZED) {
      String name =
          http instanceof NotAuthorizedException failed && failed.getMessage() != null
              ? failed.getMessage()
              : "sign-in-needed";
      return signInNeeded(name, language);
    }
    String name = HTTP_NAMES.getOrDefault(status, "bad-request");
    if (http instanceof NotSupportedException && MEDIA_NAMES.contains(http.getMessage())) {
      name = http.getMessage();
    }
    Response.ResponseBuilder answer = Problem.of(status, name, language).response();
    String spoken = thrown.getHeaderString("Tus-Version");
    if (spoken != null) {
      answer.header("Tus-Version", spoken);
    }
    String allowed = thrown.getHeaderString(HttpHeaders.ALLOW);
    return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
  }

  private static Response signInNeeded(String name, Locale language) {
    String error = name.equals("token-refused") ? ", error=\"invalid_token\"" : "";
    return Problem.of(UNAUTHORIZED, name, language)
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"lapor\"" + error)
        .build();
  }

  /** The database is away; one line for each request is enough, its own log tells why. */
  private static Response unavailable(Throwable failure, Locale language) {
    Figures.count("lapor.outages", "module", "api");
    LOGGER.log(System.Logger.Level.WARNING, "The database is away: " + failure.getClass());
    return Problem.of(UNAVAILABLE, "unavailable", language)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private static Response incident(Throwable failure, Locale language) {
    String number = UUID.randomUUID().toString();
    Figures.count("lapor.errors", "module", "api");
    LOGGER.log(System.Logger.Level.ERROR, "Incident " + number, failure);
    return Problem.of(500, "unexpected", language, number).incident(number).response().build();
  }

  private static Optional<WebApplicationException> http(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WebApplicationException http) {
        return Optional.of(http);
      }
    }
    return Optional.empty();
  }
}
