package id.lapor.report;

import id.lapor.shared.RuleViolation;

/**
 * A title and a text as an officer words them for everybody.
 *
 * @param title at most 150 characters, or null to keep the reporter's
 * @param text at most 20,000 characters, or null to keep the reporter's
 */
public record PublicText(String title, String text) {

  /** The longest public text, in characters. */
  public static final int MAX_TEXT = 20_000;

  /**
   * Refuses what may never be published.
   *
   * @throws RuleViolation when a part is too long or still holds an identity number
   */
  public void check() {
    new InputRules()
        .text("title", title, 1, NewReport.MAX_TITLE)
        .text("publicText", text, 1, MAX_TEXT)
        .that(!holdsIdentityNumber(title), "title", "identity-number", "Mask identity numbers")
        .that(!holdsIdentityNumber(text), "publicText", "identity-number", "Mask identity numbers")
        .refuseIfBroken();
  }

  private static boolean holdsIdentityNumber(String part) {
    return part != null
        && SensitiveText.marks(part).stream()
            .anyMatch(mark -> mark.kind() == SensitiveText.Kind.IDENTITY_NUMBER);
  }
}
