package id.lapor.web.institution;

import id.lapor.institution.RegionPath;
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

/** Carries a region through a form by its code, as {@link InstitutionConverter} an institution. */
@Named
@RequestScoped
public class RegionConverter implements Converter<RegionPath> {

  @Inject RegionPicker picker;
  @Inject Language language;

  @Override
  public RegionPath getAsObject(FacesContext faces, UIComponent input, String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return picker
        .find(code)
        .orElseThrow(
            () -> {
              String text = RuleTexts.text(language.getLocale(), "unknown-code");
              return new ConverterException(
                  new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
            });
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent input, RegionPath region) {
    return region == null ? "" : region.code();
  }
}
