package id.lapor.handoff;

import java.util.List;

/**
 * A change at a report, with what decides who may know of it.
 *
 * @param event key of what happened, or null when only those who have it open changed
 * @param onlooker somebody who has it open, or null
 * @param named path of the institution it named, or null
 * @param entering path of the institution that entered it, or null
 * @param holders paths of the institutions that hold it or did until now
 */
record LiveChange(
    long report,
    Long event,
    String onlooker,
    boolean supervisory,
    String named,
    String entering,
    List<String> holders) {}
