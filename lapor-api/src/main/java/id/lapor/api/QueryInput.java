package id.lapor.api;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The parameters of a list, each read strictly; an empty one counts as not given. */
public final class QueryInput {

  /** How many items a page has when nobody says. */
  public static final int DEFAULT_LIMIT = 20;

  private final MultivaluedMap<String, String> parameters;

  /** The parameters of this request. */
  public QueryInput(UriInfo uri) {
    this.parameters = uri.getQueryParameters();
  }

  /**
   * A text, or null.
   *
   * @throws RuleViolation {@code not-text}, or {@code duplicate-member} when it is given twice
   */
  public String text(String name) {
    List<String> values = parameters.get(name);
    if (values == null) {
      return null;
    }
    if (values.size() > 1) {
      throw new RuleViolation("duplicate-member", name, "Given more than once");
    }
    String value = values.get(0);
    if (!ClientText.isText(value)) {
      throw new RuleViolation("not-text", name, "Control characters are not allowed");
    }
    return value.isBlank() ? null : value;
  }

  /**
   * How many items are wanted; whether so many are given, the domain decides.
   *
   * @throws RuleViolation {@code not-a-number}
   */
  public int limit() {
    String text = text("limit");
    try {
      return text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new RuleViolation("not-a-number", "limit", "A whole number is needed");
    }
  }

  /** Where the list goes on, or null at its beginning. */
  public String cursor() {
    return text("cursor");
  }

  /**
   * A day, or null.
   *
   * @throws RuleViolation {@code not-a-date}
   */
  public LocalDate date(String name) {
    String text = text(name);
    try {
      return text == null ? null : ClientText.date(text);
    } catch (DateTimeException notADate) {
      throw new RuleViolation("not-a-date", name, "Write a date as 2026-03-02");
    }
  }

  /**
   * Yes or no; no when nothing is said.
   *
   * @throws RuleViolation {@code unknown-value}
   */
  public boolean flag(String name) {
    String text = text(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new RuleViolation(
          List.of(new FieldError(name, "unknown-value", "true or false", "true, false")));
    }
    return "true".equals(text);
  }

  /**
   * One of the values of an enum, or null.
   *
   * @throws RuleViolation {@code unknown-value}
   */
  public <E extends Enum<E>> E oneOf(String name, Class<E> values) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    for (E value : values.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    FieldError unknown = JsonInput.unknownValue(name, values);
    throw new RuleViolation(List.of(unknown));
  }
}
