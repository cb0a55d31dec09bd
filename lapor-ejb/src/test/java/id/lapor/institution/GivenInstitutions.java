package id.lapor.institution;

import jakarta.persistence.EntityManager;

/** Institutions, for tests of other features. */
public final class GivenInstitutions {

  private GivenInstitutions() {}

  /** All institutions, within the transaction of this entity manager. */
  public static Institutions institutions(EntityManager em) {
    Institutions institutions = new Institutions();
    institutions.em = em;
    return institutions;
  }
}
