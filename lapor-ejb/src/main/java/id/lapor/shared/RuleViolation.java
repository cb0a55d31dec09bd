package id.lapor.shared;

import jakarta.ejb.ApplicationException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A request that the domain understood and refused. It rolls the use case back.
 *
 * <p>The {@linkplain #rule() rule} is a stable, kebab-case name: clients and resource bundles key
 * on it. The message is English, for logs; it never holds personal data. A violation either
 * concerns {@linkplain #fields() fields of the input} or the present state, then {@link #current()}
 * tells it.
 */
@ApplicationException(rollback = true)
public class RuleViolation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final List<FieldError> fields;
  private final Map<String, String> current;

  /**
   * One field of the input that breaks a rule.
   *
   * @param field name as the client sends it, nested names with dots
   * @param rule stable, kebab-case name of the rule
   * @param message English text
   * @param params what the text in other languages needs, such as bounds, as plain text
   */
  public record FieldError(String field, String rule, String message, List<String> params)
      implements Serializable {

    public FieldError(String field, String rule, String message, Object... params) {
      this(field, rule, message, List.of(params).stream().map(String::valueOf).toList());
    }
  }

  /** A rule about the whole request, such as an illegal transition. */
  public RuleViolation(String rule, String message) {
    this(rule, message, List.of(), Map.of());
  }

  /** A rule about one field of the input; {@code field} is its name as the client sends it. */
  public RuleViolation(String rule, String field, String message) {
    this(rule, message, List.of(new FieldError(field, rule, message)), Map.of());
  }

  /** Several fields at once, so that a form can show all that is wrong with it. */
  public RuleViolation(List<FieldError> fields) {
    this("invalid-input", "The input breaks rules: " + fields, List.copyOf(fields), Map.of());
  }

  /** A conflict with the present state, which {@code current} describes to the client. */
  public RuleViolation(String rule, String message, Map<String, String> current) {
    this(rule, message, List.of(), Map.copyOf(current));
  }

  private RuleViolation(
      String rule, String message, List<FieldError> fields, Map<String, String> current) {
    super(message);
    this.rule = rule;
    this.fields = fields;
    this.current = current;
  }

  /** Stable, kebab-case name of the broken rule. */
  public String rule() {
    return rule;
  }

  /** The fields that break rules; empty when the rule is about the state and not about input. */
  public List<FieldError> fields() {
    return fields;
  }

  /**
   * The present state as {@code status} and {@code version}; empty when the rule is about input.
   */
  public Map<String, String> current() {
    return current;
  }
}
