package id.lapor.web.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.notification.NoticeService;
import id.lapor.notification.NoticeWay;
import id.lapor.report.LostCode;
import id.lapor.report.ReplacedCode;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces a lost access code at {@code /kode-hilang}: first a token is asked for by the e-mail
 * address or telephone number that the reporter gave, then the token is exchanged for a new code.
 * The page answers the same whether the contact is the reporter's or not.
 */
@Named
@RequestScoped
public class LostCodePage {

  @Inject LostCode lostCode;
  @Inject NoticeService notices;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;

  private final Map<String, Object> typed = new HashMap<>();
  private boolean asked;
  private NoticeWay way;
  private ReplacedCode replaced;

  /** Asks for a token. */
  public void ask() {
    attempt(
        () -> {
          lostCode.ask(text("number"), text("contact"), language.getLocale());
          answer();
        },
        "number");
  }

  /** Exchanges the token for a new access code, which is shown this once. */
  public void exchange() {
    attempt(() -> replaced = lostCode.exchange(text("token")), "token");
  }

  private void attempt(Runnable useCase, String field) {
    try {
      limits.change(source.hash());
      useCase.run();
    } catch (NotFound unknown) {
      errors.show(field, language.text("lost.unknown." + field));
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      if (refusal.rule().equals("too-many-code-replacements")) {
        answer(); // said aloud, it would tell that the contact is the reporter's
      } else {
        errors.show(refusal);
      }
    }
  }

  /** What is said depends on what was typed and never on what is known. */
  private void answer() {
    asked = true;
    way = notices.wayTo(text("contact"));
  }

  private String text(String id) {
    String text = (String) typed.get(id);
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** What was typed, by the id of the field. */
  public Map<String, Object> getTyped() {
    return typed;
  }

  /** Id of the form that was sent, or of the first; the language switch keeps what is in it. */
  public String getForm() {
    return isExchanging() ? "exchanging" : "asking";
  }

  /** Id of the button that sends that form. */
  public String getButton() {
    return isExchanging() ? "exchange" : "ask";
  }

  private boolean isExchanging() {
    return request.getParameter("exchanging") != null;
  }

  /** Whether a token was just asked for. */
  public boolean isAsked() {
    return asked;
  }

  /** What becomes of messages by the channel that was asked for. */
  public String getWay() {
    return language.text("lost.way." + way);
  }

  /** Whether the forms are to be shown. */
  public boolean isOpen() {
    return !asked && replaced == null;
  }

  /** Whether there is a new code to show. */
  public boolean isReplaced() {
    return replaced != null;
  }

  /** Number and new access code; null before. */
  public ReplacedCode replaced() {
    return replaced;
  }
}
