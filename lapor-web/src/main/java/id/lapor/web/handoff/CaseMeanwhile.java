package id.lapor.web.handoff;

import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the officer has typed, beside what another did meanwhile, when both decide on one report.
 */
@Named
@RequestScoped
public class CaseMeanwhile {

  private static final List<String> TEXTS =
      List.of("title", "text", "publicText", "missing", "reason", "ask", "note", "remark", "into");

  @Inject CasePage page;
  @Inject Language language;
  @Inject HttpServletRequest request;

  /**
   * One of the officer's own texts.
   *
   * @param label what the field is called
   */
  public record Mine(String label, String text) {}

  /** The texts that were just sent and not accepted. */
  public List<Mine> getMine() {
    return TEXTS.stream().flatMap(this::mine).toList();
  }

  private Stream<Mine> mine(String field) {
    String text = request.getParameter(field);
    return text == null || text.isBlank()
        ? Stream.empty()
        : Stream.of(new Mine(label(field), text.strip()));
  }

  /** As the form calls it: fields of one name are called otherwise in each form. */
  private String label(String field) {
    return Stream.of("ask." + field, "ask." + page.getAct())
        .filter(key -> !language.staff(key).equals(key))
        .findFirst()
        .map(key -> language.staff(key))
        .orElseGet(() -> language.staff("ask.answer"));
  }
}
