package id.lapor.shared;

import jakarta.ejb.ApplicationException;
import java.util.Map;

/**
 * A request that the domain understood and refused. It rolls the use case back.
 *
 * <p>The {@linkplain #rule() rule} is a stable, kebab-case name: clients and resource bundles key
 * on it. The message is English, for logs and as the API's detail; it never holds personal data.
 */
@ApplicationException(rollback = true)
public class RuleViolation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String field;
  private final transient Map<String, Object> current;

  /** A rule about the whole request, such as an illegal transition. */
  public RuleViolation(String rule, String message) {
    this(rule, null, message, Map.of());
  }

  /** A rule about one field of the input; {@code field} is its name as the client sends it. */
  public RuleViolation(String rule, String field, String message) {
    this(rule, field, message, Map.of());
  }

  /** A conflict with the present state, which {@code current} describes to the client. */
  public RuleViolation(String rule, String message, Map<String, Object> current) {
    this(rule, null, message, current);
  }

  private RuleViolation(String rule, String field, String message, Map<String, Object> current) {
    super(message);
    this.rule = rule;
    this.field = field;
    this.current = Map.copyOf(current);
  }

  /** Stable, kebab-case name of the broken rule. */
  public String rule() {
    return rule;
  }

  /** The field that broke it, or null when the rule is about the state and not about input. */
  public String field() {
    return field;
  }

  /**
   * The present state as {@code status} and {@code version}; empty when the rule is about input.
   */
  public Map<String, Object> current() {
    return current == null ? Map.of() : current;
  }
}
