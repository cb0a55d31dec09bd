package id.lapor.web.handoff;

import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The keys that work on pages of the portal, for the page that lists them. */
@Named
@RequestScoped
public class DeskKeys {

  private static final List<String> SIGNS =
      List.of("j", "k", "x", "o", "v", "a", "r", "c", "u", "/", "g", "Ctrl K", "?", "Esc");

  @Inject Language language;

  /**
   * A key and what it does.
   *
   * @param sign as it stands on the keyboard
   */
  public record Key(String sign, String text) {}

  /** Every key. */
  public List<Key> getAll() {
    return SIGNS.stream()
        .map(sign -> new Key(sign, language.staff("keys." + sign.replace(" ", ""))))
        .toList();
  }
}
