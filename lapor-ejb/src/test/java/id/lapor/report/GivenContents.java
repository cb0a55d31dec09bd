package id.lapor.report;

import id.lapor.institution.GivenInstitutions;
import jakarta.persistence.EntityManager;

/** What reports say to institutions' systems, for tests of other features. */
public final class GivenContents {

  private GivenContents() {}

  /** Of all reports, within the transaction of this entity manager. */
  public static ReportContents contents(EntityManager em) {
    ReportContents contents = new ReportContents();
    contents.em = em;
    contents.regions = GivenInstitutions.regionNames(em);
    return contents;
  }
}
