package id.lapor.web.institution;

import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Carries an institution through a form by its code. Pages name it by expression: a converter that
 * is named by its id comes back with the page's state, but without what was injected into it.
 */
@Named
@RequestScoped
public class InstitutionConverter implements Converter<InstitutionView> {

  @Inject ReferenceService reference;
  @Inject Language language;

  @Override
  public InstitutionView getAsObject(FacesContext faces, UIComponent input, String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    try {
      return reference.institution(code);
    } catch (NotFound unknown) {
      String text = RuleTexts.text(language.getLocale(), "unknown-code");
      throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent input, InstitutionView institution) {
    return institution == null ? "" : institution.code();
  }
}
