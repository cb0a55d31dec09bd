package id.lapor.web.administration;

import id.lapor.administration.InstitutionStanding;
import id.lapor.institution.InstitutionLine;
import id.lapor.institution.InstitutionType;
import id.lapor.institution.Zones;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** What is said of institutions and their ends, in the language of the page. */
@Named
@RequestScoped
public class InstitutionWords {

  @Inject Language language;
  @Inject PageActs acts;

  /** What a line is called. */
  public String name(InstitutionLine line) {
    return line.name();
  }

  /** When a line exists, in words. */
  public String days(InstitutionLine line) {
    return acts.days(line.validFrom(), line.validTo());
  }

  /** What has to be settled before it ends. */
  public String open(InstitutionStanding standing) {
    return language.staff("institutions.end.open", standing.openHandoffs());
  }

  /** Which unit would be left behind. */
  public String orphan(InstitutionStanding standing) {
    return language.staff("institutions.end.unit", standing.lastingUnit());
  }

  /** Who would serve it no more. */
  public String people(InstitutionStanding standing) {
    return language.staff("institutions.end.people", standing.people());
  }

  /** What of its system ends with it. */
  public String system(InstitutionStanding standing) {
    return language.staff("institutions.end.system", standing.accounts(), standing.keys());
  }

  /** What bodies of their own are in the order of the state. */
  public List<InstitutionType> getTypes() {
    return Arrays.stream(InstitutionType.values())
        .filter(one -> one != InstitutionType.UNIT)
        .toList();
  }

  /** The three zones. */
  public List<String> getZones() {
    return List.of(Zones.WIB.getId(), Zones.WITA.getId(), Zones.WIT.getId());
  }
}
