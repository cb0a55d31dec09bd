package id.lapor.outbox;

import java.util.Map;
import java.util.Optional;

/** What a message says about a hand-off. */
public enum MessageType {
  /** A report is offered to an institution. */
  OFFER,
  /** The offer, or the hand-off that followed from it, no longer stands. */
  WITHDRAWAL,
  /** The hand-off went from this institution to another one. */
  REROUTE,
  /** The reporter has replied. */
  REPLY,
  /** A time limit of the hand-off is another one now. */
  DEADLINE,
  /** People of the institution took the hand-off up, gave it back or answered it in the portal. */
  TRANSITION,
  /** The report went up, to the institution above or to the Ombudsman. */
  ESCALATION,
  /** The report has been completed; nothing more is expected of the institution. */
  COMPLETION,
  /** The texts of the report were erased; whoever has a copy deletes it. */
  ERASURE,
  /** A receipt of the institution took effect. */
  ACK,
  /** A receipt of the institution was refused. */
  REFUSAL,
  /** Nothing: the message that had this number was discarded before it was sent. */
  VOID;

  /** What they were called in the first format, which may still lie in a queue. */
  private static final Map<String, MessageType> FORMER =
      Map.of(
          "HANDOFF_OFFERED", OFFER,
          "HANDOFF_WITHDRAWN", WITHDRAWAL,
          "REPLY_ADDED", REPLY,
          "REPORT_COMPLETED", COMPLETION);

  /** The one of this name; empty when there is none. */
  static Optional<MessageType> named(String name) {
    for (MessageType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The one that had this name in the first format; empty when none had. */
  static Optional<MessageType> formerly(String name) {
    return "VOID".equals(name) ? Optional.of(VOID) : Optional.ofNullable(FORMER.get(name));
  }
}
