package id.lapor.audit;

/** What administrators do to the reference data that everybody else relies on. */
public enum AdministrationAct {
  /** An institution or unit was added to the tree. */
  INSTITUTION_ADDED
}
