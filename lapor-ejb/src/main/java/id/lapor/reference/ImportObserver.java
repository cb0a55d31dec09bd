package id.lapor.reference;

/** Hears how far the taking over of a file is. */
@FunctionalInterface
public interface ImportObserver {

  /** For whoever waits for the end anyway. */
  ImportObserver NOBODY = (step, lines) -> {};

  /**
   * So far.
   *
   * @param lines how many lines are done in this step; 0 where a step does all at once
   */
  void reached(ImportStep step, int lines);
}
