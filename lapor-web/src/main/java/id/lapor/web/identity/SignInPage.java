package id.lapor.web.identity;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Where staff prove who they are; they come back to the page that they wanted. */
@Named
@RequestScoped
public class SignInPage {

  private static final String HOME = "/staff/";

  @Inject PortalSession session;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private String user;
  private String password;
  private String next;

  @PostConstruct
  void begin() {
    next = request.getParameter("next");
  }

  /** Begins the session, or says that user name and password do not belong together. */
  public void signIn() throws IOException {
    try {
      limits.signIn(source.hash());
      if (session.signIn(request, user, password)) {
        String home = request.getContextPath() + HOME;
        faces.getExternalContext().redirect(PortalSession.afterSignIn(next, home));
      } else {
        errors.show("user", language.staff("signIn.wrong"));
      }
    } catch (TooManyAttempts tooMany) {
      errors.show(tooMany);
    }
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** The page to go to afterwards. */
  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next;
  }
}
