package id.lapor.institution;

import id.lapor.shared.ClockProducer;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;

/** Gives tests the reference data of this build, committed once for all of them. */
public final class LoadedReference {

  private LoadedReference() {}

  /** Loads it, unless another test has done so. */
  public static void load() {
    TestDatabase.committed(LoadedReference::load);
  }

  /** Loads it once more, as a start does. */
  public static void again(EntityManager em) {
    load(em);
  }

  static void load(EntityManager em) {
    ReferenceData data = new ReferenceData();
    data.em = em;
    data.clock = new ClockProducer().clock();
    data.load();
  }
}
