package id.lapor.web.handoff;

import id.lapor.handoff.Assigning;
import id.lapor.shared.RuleViolation;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Who works on a hand-off. */
@Named
@ViewScoped
public class AssignForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String SEPARATOR = " · ";

  @Inject CasePage page;
  @Inject Assigning assigning;

  private String account;

  /** The colleagues that best answer what was typed: user name, function and institution. */
  public List<String> colleagues(String typed) {
    try {
      return assigning.candidates(page.getHandoffId(), typed).stream()
          .map(
              colleague ->
                  colleague.user()
                      + SEPARATOR
                      + colleague.title()
                      + ", "
                      + colleague.institutionName())
          .toList();
    } catch (RuleViolation tooLong) {
      return List.of();
    }
  }

  /** The colleague who was chosen gets it. */
  public void give() {
    page.attempt(() -> assigning.give(page.getHandoffId(), user()), "ASSIGN");
  }

  /** The caller takes it. */
  public void take() {
    page.attempt(() -> assigning.take(page.getHandoffId()), "TAKE");
  }

  /** Nobody in particular has it any more. */
  public void putBack() {
    page.attempt(() -> assigning.putBack(page.getHandoffId()), "UNASSIGN");
  }

  private String user() {
    return account == null ? null : account.split(SEPARATOR)[0];
  }

  public String getAccount() {
    return account;
  }

  public void setAccount(String account) {
    this.account = account;
  }
}
