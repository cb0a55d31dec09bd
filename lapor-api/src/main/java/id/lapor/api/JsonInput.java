package id.lapor.api;

import id.lapor.api.StrictJson.Literal;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of a request, read member by member. Whoever reads asks for every member it knows and
 * then calls {@link #end()}, which refuses everything that is wrong at once: wrong types, unknown
 * values, missing members and members that nobody asked for.
 *
 * <p>A member that is absent or null is read as null (a flag as false). Bounds of texts and numbers
 * are rules of the domain and not checked here.
 */
public final class JsonInput {

  private static final int LONGEST_NUMBER = 40;

  /** Whoever makes more mistakes at once is told the first of them. */
  private static final int MOST_ERRORS = 100;

  private final String path;
  private final Map<String, Object> members;
  private final List<FieldError> errors;
  private final String digest;

  private JsonInput(
      String path, Map<String, Object> members, List<FieldError> errors, String digest) {
    this.path = path;
    this.members = members;
    this.errors = errors;
    this.digest = digest;
  }

  /**
   * Reads a body.
   *
   * @throws RuleViolation when it is no JSON object in UTF-8
   */
  public static JsonInput of(byte[] body) {
    StrictJson.Document document = StrictJson.read(body);
    return new JsonInput("", document.members(), new ArrayList<>(document.errors()), sha256(body));
  }

  /** SHA-256 of the body as it was sent, in hexadecimal digits. */
  public String digest() {
    return digest;
  }

  /** A text; of what length, the domain says. */
  public String text(String name) {
    return take(name, String.class, "string");
  }

  /** True or false; false when it is not given. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(choice(name));
  }

  /** True, false, or null when it is not given. */
  public Boolean choice(String name) {
    return take(name, Boolean.class, "boolean");
  }

  /** A whole number. */
  public Integer whole(String name) {
    BigDecimal number = number(name);
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException notWhole) {
      wrong(name, "wrong-type", "A whole number is needed", "integer");
      return null;
    }
  }

  /** A number with or without fraction; out of all bounds when it is too large for a double. */
  public Double decimal(String name) {
    BigDecimal number = number(name);
    return number == null ? null : Double.valueOf(number.doubleValue());
  }

  /** The version that an action was decided on; it must be given. */
  public long version() {
    BigDecimal number = number("version");
    if (number == null) {
      if (errors.stream().noneMatch(error -> error.field().equals(path + "version"))) {
        wrong("version", "required", "This field is required");
      }
      return -1;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException notWhole) {
      wrong("version", "wrong-type", "A whole number is needed", "integer");
      return -1;
    }
  }

  /** A day, written as in {@code 2026-03-02}. */
  public LocalDate date(String name) {
    String text = text(name);
    try {
      return text == null ? null : ClientText.date(text);
    } catch (DateTimeException notADate) {
      wrong(name, "not-a-date", "Write a date as 2026-03-02");
      return null;
    }
  }

  /** One of the values of an enum. */
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
    errors.add(unknownValue(path + name, values));
    return null;
  }

  /** A list of texts; empty when it is not given. */
  public List<String> texts(String name) {
    List<?> items = take(name, List.class, "array");
    if (items == null) {
      return List.of();
    }
    if (!items.stream().allMatch(String.class::isInstance)) {
      wrong(name, "wrong-type", "Only strings belong into it", "array of string");
      return List.of();
    }
    return items.stream().map(String.class::cast).toList();
  }

  /** An object inside; null when it is not given. Its errors belong to this input. */
  public JsonInput object(String name) {
    Map<?, ?> inner = take(name, Map.class, "object");
    if (inner == null) {
      return null;
    }
    return inside(name, inner);
  }

  private JsonInput inside(String name, Map<?, ?> inner) {
    Map<String, Object> named =
        inner.entrySet().stream()
            .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
    return new JsonInput(path + name + ".", named, errors, digest);
  }

  /** A list of objects inside; empty when it is not given. Their errors belong to this input. */
  public List<JsonInput> objects(String name) {
    List<?> items = take(name, List.class, "array");
    if (items == null) {
      return List.of();
    }
    if (!items.stream().allMatch(Map.class::isInstance)) {
      wrong(name, "wrong-type", "Only objects belong into it", "array of object");
      return List.of();
    }
    List<JsonInput> objects = new ArrayList<>();
    for (Object item : items) {
      objects.add(inside(name + "[" + objects.size() + "]", (Map<?, ?>) item));
    }
    return objects;
  }

  /** A point in time, written as in {@code 2026-03-02T09:30:00Z}. */
  public Instant instant(String name) {
    String text = text(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      wrong(name, "not-a-time", "Write a time as 2026-03-02T09:30:00Z");
      return null;
    }
  }

  /** Every member that was not asked for is unknown; for objects inside. */
  public void endObject() {
    members
        .keySet()
        .forEach(
            name ->
                errors.add(
                    new FieldError(
                        ClientText.shown(path + name), "unknown-member", "Not a member of this")));
  }

  /**
   * Ends the reading.
   *
   * @throws RuleViolation with everything that was wrong, if anything was
   */
  public void end() {
    endObject();
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors.stream().limit(MOST_ERRORS).toList());
    }
  }

  static <E extends Enum<E>> FieldError unknownValue(String field, Class<E> values) {
    String known =
        Arrays.stream(values.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return new FieldError(field, "unknown-value", "One of: " + known, known);
  }

  private BigDecimal number(String name) {
    Literal literal = take(name, Literal.class, "number");
    if (literal == null) {
      return null;
    }
    try {
      if (literal.text().length() <= LONGEST_NUMBER) {
        return new BigDecimal(literal.text());
      }
    } catch (NumberFormatException beyondAllNumbers) {
      // said below, together with numbers of absurd length
    }
    wrong(name, "wrong-type", "Not a number that can be used", "number");
    return null;
  }

  private <T> T take(String name, Class<T> type, String typeName) {
    Object value = members.remove(name);
    if (value != null && !type.isInstance(value)) {
      wrong(name, "wrong-type", "A value of type " + typeName + " is needed", typeName);
      return null;
    }
    return type.cast(value);
  }

  private void wrong(String name, String rule, String message, Object... params) {
    errors.add(new FieldError(path + name, rule, message, params));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
