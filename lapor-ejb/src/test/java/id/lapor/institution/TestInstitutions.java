package id.lapor.institution;

import jakarta.persistence.EntityManager;

/** The institutions of a test's database, for tests of other features. */
public final class TestInstitutions {

  private TestInstitutions() {}

  /** All that {@code em} sees. */
  public static Institutions of(EntityManager em) {
    Institutions institutions = new Institutions();
    institutions.em = em;
    return institutions;
  }
}
