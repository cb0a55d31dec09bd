package id.lapor.handoff;

/**
 * What to look for among the hand-offs in scope; null parts do not narrow.
 *
 * @param institution code; what lies below it counts too
 */
public record HandoffSearch(HandoffStatus status, String institution) {}
