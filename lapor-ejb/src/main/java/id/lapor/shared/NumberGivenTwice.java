package id.lapor.shared;

/**
 * A new row got a number that another one has: the database forgot in a crash that it had given it.
 * Nothing was stored; asked again, the same comes with a number of its own.
 */
public class NumberGivenTwice extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NumberGivenTwice(RuntimeException refused) {
    super("A number was given twice by a database that crashed", refused);
  }
}
