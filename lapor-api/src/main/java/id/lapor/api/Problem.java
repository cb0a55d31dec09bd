package id.lapor.api;

import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** RFC 9457 problem details: the one shape of every error that this API answers. */
final class Problem {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "https://lapor.go.id/problems/";
  private static final int UNPROCESSABLE = 422;
  private static final int CHECKSUM_MISMATCH = 460; // as the tus protocol has it
  private static final int NO_ROOM = 507;

  private final int status;
  private final JsonObjectBuilder json;
  private final Locale language;

  private Problem(int status, String name, Locale language, Object... params) {
    this.status = status;
    this.language = language;
    json =
        Json.createObjectBuilder()
            .add("type", TYPES + name)
            .add("title", title(status))
            .add("status", status)
            .add("detail", RuleTexts.text(language, name, params));
  }

  /**
   * A problem.
   *
   * @param name of a rule; its text becomes the detail
   * @param params what the text needs
   */
  static Problem of(int status, String name, Locale language, Object... params) {
    return new Problem(status, name, language, params);
  }

  /** The refusal of a body that is too large, for the mapper. */
  static ClientErrorException tooLarge() {
    return new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
  }

  /** Names what is wrong with single fields. */
  Problem errors(List<FieldError> fields) {
    JsonArrayBuilder errors = Json.createArrayBuilder();
    for (FieldError error : fields) {
      errors.add(
          Json.createObjectBuilder()
              .add("field", error.field())
              .add("rule", error.rule())
              .add("message", RuleTexts.text(language, error)));
    }
    json.add("errors", errors);
    return this;
  }

  /** Tells the present state that the request met; the version as a number. */
  Problem current(Map<String, String> current) {
    JsonObjectBuilder state = Json.createObjectBuilder();
    current.forEach(
        (key, value) -> {
          if (key.equals("version")) {
            state.add(key, Long.parseLong(value));
          } else {
            state.add(key, value);
          }
        });
    json.add("current", state);
    return this;
  }

  /** A number to quote, under which the log tells more. */
  Problem incident(String number) {
    json.add("incident", number);
    return this;
  }

  /** The problem itself. */
  JsonObject json() {
    return json.build();
  }

  /** The answer to send; whoever adds headers goes on from here. */
  Response.ResponseBuilder response() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .language(language)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json());
  }

  private static String title(int status) {
    Status known = Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return switch (status) {
      case UNPROCESSABLE -> "Unprocessable Content";
      case CHECKSUM_MISMATCH -> "Checksum Mismatch";
      case NO_ROOM -> "Insufficient Storage";
      default -> "Error";
    };
  }
}
