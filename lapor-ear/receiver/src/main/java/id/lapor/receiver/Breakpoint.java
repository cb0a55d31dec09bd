package id.lapor.receiver;

/**
 * A moment at which the program may be made to die, to see that nothing is lost or doubled by it.
 */
enum Breakpoint {
  /** A batch has its effect, which is not committed. */
  BEFORE_COMMIT,
  /** The effect is committed, the broker does not know that the messages were taken. */
  BEFORE_ACKNOWLEDGE,
  /** Receipts lie in the store, and are not sent. */
  BEFORE_SEND,
  /** The broker has the receipts, the store does not know it. */
  AFTER_SEND;

  private static Breakpoint chosen;
  private static int passes;

  /** Dies at the n-th passing of the moment. */
  static void choose(Breakpoint breakpoint, int nth) {
    chosen = breakpoint;
    passes = nth;
  }

  /** Dies here when this is the moment, without any farewell. */
  void pass() {
    if (this == chosen && --passes == 0) {
      Runtime.getRuntime().halt(137);
    }
  }
}
