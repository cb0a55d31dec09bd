package id.lapor.handoff;

/**
 * A hand-off that was offered and whose arrival nobody has confirmed.
 *
 * @param id the surrogate key, by which the list goes on
 * @param uuid the id that leaves the system
 */
public record UnconfirmedHandoff(long id, String uuid) {}
