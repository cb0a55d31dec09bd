package id.lapor.audit;

import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call that ended with a refusal, reduced to what may be recorded.
 *
 * @param useCase {@code Class.method}
 * @param rule the broken rule, or one of {@code not-found}, {@code not-allowed}, {@code
 *     too-many-attempts}, {@code changed-meanwhile}
 * @param report digits of the tracking id among the arguments, or null
 * @param handoff id of the hand-off among the arguments, or null
 */
record RefusedCall(String useCase, String rule, String report, String handoff) {

  private static final int DEEPEST_CAUSE = 10;
  private static final Pattern TRACKING_ID = Pattern.compile("#?([0-9]{5,19})");
  private static final Pattern HANDOFF_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Empty when the failure is no refusal but a fault of ours or of the machine. */
  static Optional<RefusedCall> of(Method method, Object[] arguments, Throwable failure) {
    String useCase = method.getDeclaringClass().getSimpleName() + '.' + method.getName();
    return rule(failure)
        .map(
            rule ->
                new RefusedCall(
                    useCase,
                    rule,
                    argument(method, arguments, "tracking", TRACKING_ID),
                    argument(method, arguments, "handoff", HANDOFF_ID)));
  }

  private static Optional<String> rule(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      String rule = ruleOf(cause);
      if (rule != null) {
        return Optional.of(rule);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static String ruleOf(Throwable failure) {
    if (failure instanceof RuleViolation violation) {
      return violation.rule();
    }
    if (failure instanceof NotFound) {
      return "not-found";
    }
    if (failure instanceof EJBAccessException) {
      return "not-allowed";
    }
    if (failure instanceof TooManyAttempts) {
      return "too-many-attempts";
    }
    return failure instanceof OptimisticLockException ? "changed-meanwhile" : null;
  }

  /**
   * The one argument that by name and form is such an id; anything else a person may have written,
   * and is never looked at.
   */
  private static String argument(Method method, Object[] arguments, String name, Pattern form) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length && i < arguments.length; i++) {
      if (arguments[i] instanceof String text && isNamed(parameters[i], name)) {
        var matcher = form.matcher(text);
        if (matcher.matches()) {
          return matcher.groupCount() > 0 && form == TRACKING_ID ? matcher.group(1) : text;
        }
      }
    }
    return null;
  }

  private static boolean isNamed(Parameter parameter, String name) {
    return parameter.getName().startsWith(name);
  }
}
