package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.List;

/** Makes the refusals of single files; each says which file and why. */
final class FileRefusal {

  /** The field under which a file is refused, in forms and requests alike. */
  static final String FIELD = "file";

  private FileRefusal() {}

  /**
   * A refusal that lies in the file itself.
   *
   * @param rule stable name, with a text in both languages
   */
  static RuleViolation of(String rule, Object... params) {
    return new RuleViolation(
        List.of(new FieldError(FIELD, rule, "The file is refused: " + rule, params)));
  }

  /** The rule by which a file was refused. */
  static String rule(RuleViolation refusal) {
    return refusal.fields().isEmpty() ? refusal.rule() : refusal.fields().get(0).rule();
  }
}
