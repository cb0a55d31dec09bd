package id.lapor.web.handoff;

import id.lapor.handoff.OfferedTitle;
import id.lapor.handoff.StandardTextDesk;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/**
 * Puts a standard text into the answer that is being written: by choosing it from a list, or while
 * typing by two colons ({@link StandardTextLive}).
 */
@Named
@ViewScoped
public class StandardTextPick implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CasePage page;
  @Inject AnswerForm form;
  @Inject StandardTextDesk desk;

  private List<OfferedTitle> offered;
  private Long chosen;

  /** The texts that fit. */
  public List<SelectItem> getChoices() {
    return offered().stream().map(one -> new SelectItem(one.id(), one.title())).toList();
  }

  /** Adds the chosen text at the end of what is written already. */
  public void insert() {
    desk.offered(page.getHandoffId()).stream()
        .filter(one -> Long.valueOf(one.id()).equals(chosen))
        .findFirst()
        .ifPresent(
            one -> {
              String written = form.getText();
              form.setText(written == null ? one.text() : written.strip() + "\n\n" + one.text());
              desk.use(page.getHandoffId(), one.id());
            });
    chosen = null;
  }

  private List<OfferedTitle> offered() {
    if (offered == null) {
      offered = desk.titles(page.getHandoffId());
    }
    return offered;
  }

  public Long getChosen() {
    return chosen;
  }

  public void setChosen(Long chosen) {
    this.chosen = chosen;
  }
}
