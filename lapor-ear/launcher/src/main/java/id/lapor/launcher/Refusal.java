package id.lapor.launcher;

/** Ends the launcher: the message is for the person at the terminal and says what to do. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Exit exit;

  /** A refusal that is no accident: nothing was changed. */
  public Refusal(Exit exit, String message) {
    this(exit, message, null);
  }

  /** A refusal with its cause. */
  public Refusal(Exit exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  /** The exit code to end with. */
  public Exit exit() {
    return exit;
  }
}
