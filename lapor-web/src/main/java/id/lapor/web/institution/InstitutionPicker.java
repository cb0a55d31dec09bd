package id.lapor.web.institution;

import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Finds an institution among hundreds, and units among thousands, by what is typed. */
@Named
@RequestScoped
public class InstitutionPicker {

  @Inject ReferenceService reference;

  /** The institutions that best answer what was typed, at most 20. */
  public List<InstitutionView> complete(String typed) {
    try {
      return reference.suggestInstitutions(typed);
    } catch (RuleViolation tooLong) {
      return List.of();
    }
  }

  /** Name with the name of what it is a part of, since names of units are not unique. */
  public String label(InstitutionView institution) {
    if (institution == null) {
      return "";
    }
    String name = institution.name();
    return institution.parentName() == null ? name : name + " (" + institution.parentName() + ")";
  }
}
