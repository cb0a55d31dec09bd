package id.lapor.web.administration;

import id.lapor.identity.NewPerson;
import id.lapor.identity.NewRole;
import id.lapor.institution.InstitutionView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.LocalDate;

/** What is typed of accounts and roles. */
@Named
@RequestScoped
public class PeopleForm {

  private String user;
  private String title;
  private String role;
  private InstitutionView institution;
  private String until;

  /** The account that is wanted. */
  NewPerson person() {
    return new NewPerson(user, title, role());
  }

  /** The role that is wanted. */
  NewRole role() {
    return new NewRole(role, institution == null ? null : institution.code(), lastDay());
  }

  /** The last day that is wanted; null for none. */
  LocalDate lastDay() {
    return PageActs.day("until", until);
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public InstitutionView getInstitution() {
    return institution;
  }

  public void setInstitution(InstitutionView institution) {
    this.institution = institution;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until;
  }
}
