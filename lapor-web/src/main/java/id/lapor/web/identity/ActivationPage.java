package id.lapor.web.identity;

import id.lapor.identity.Activation;
import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;

/**
 * Where staff whose account was made for them choose their first password at {@code /aktivasi},
 * with the code that they were given. The code is typed and never part of an address.
 */
@Named
@RequestScoped
public class ActivationPage {

  @Inject Activation activation;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;

  private String user;
  private String code;
  private String password;
  private String again;
  private boolean done;

  /** Chooses the password, or says what is wrong. */
  public void choose() {
    if (!Objects.equals(password, again)) {
      errors.show("newPasswordAgain", language.staff("activation.differs"));
      return;
    }
    try {
      limits.signIn(source.hash());
      done = activation.choose(user, code, password);
      if (!done) {
        errors.show("activationCode", language.staff("activation.wrong"));
      }
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    } catch (RuleViolation refusal) {
      errors.show(refusal);
    }
  }

  /** Whether the password was chosen. */
  public boolean isDone() {
    return done;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** Never shown again. */
  public String getAgain() {
    return null;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
