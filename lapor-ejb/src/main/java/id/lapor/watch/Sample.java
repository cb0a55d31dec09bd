package id.lapor.watch;

/**
 * Levels that cost a look at the database. They are taken four times a minute, however often
 * somebody asks for them, by one bounded question along an index.
 */
public interface Sample {

  /** One word, for the label that says how old the sample is. */
  String name();

  /** Looks and sets the levels. */
  void take();
}
