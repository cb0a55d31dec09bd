package id.lapor.outbox;

/** How an institution receives hand-offs. The portal shows them to its people in any case. */
public enum ReceivingWay {
  /** In the portal alone. */
  PORTAL,
  /** By a queue of its own that its system reads; its people work there. */
  QUEUE,
  /** By a queue of its own, and its people work in the portal too. */
  BOTH;

  /** Whether messages leave by a queue of the institution's own. */
  public boolean byQueue() {
    return this != PORTAL;
  }
}
