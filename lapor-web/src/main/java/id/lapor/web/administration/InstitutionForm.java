package id.lapor.web.administration;

import id.lapor.institution.InstitutionType;
import id.lapor.institution.NewInstitution;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.ZoneId;

/** What is typed of an institution that is to be added, besides its name. */
@Named
@RequestScoped
public class InstitutionForm {

  private String code;
  private InstitutionType type;
  private String zone;

  /**
   * The institution that is wanted.
   *
   * @param parent code of what it is a unit of, or null for a body of its own
   */
  NewInstitution wanted(String parent, String name) {
    boolean unit = parent != null;
    return new NewInstitution(
        code,
        name,
        unit ? InstitutionType.UNIT : type,
        parent,
        unit || zone == null ? null : ZoneId.of(zone));
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public InstitutionType getType() {
    return type;
  }

  public void setType(InstitutionType type) {
    this.type = type;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }
}
