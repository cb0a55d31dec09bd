package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.Outbox;
import id.lapor.outbox.Restorations;
import id.lapor.report.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is done after database or broker were put back to an earlier state, so that they agree
 * again: numbers begin a new epoch, and every offer whose arrival nobody has confirmed is made
 * again.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class AfterRestore {

  @Inject Restorations restorations;
  @Inject Handoffs handoffs;
  @Inject Reports reports;
  @Inject Offering offering;
  @Inject Outbox outbox;

  /**
   * The database that this node found. Another one than it or others have ever found was put back
   * or is a replica that took over, and may have lost its last minutes.
   *
   * @return when its restoration began; empty when there is nothing (more) to do
   */
  public Optional<Instant> found(String database) {
    if (restorations.none()) {
      restorations.noteFirst(database);
      return Optional.empty();
    }
    return restorations.begin(database);
  }

  /**
   * What an operator says to have put back.
   *
   * @param mark a word that was not used for an earlier one
   * @return when it began; empty when it was seen to before
   */
  public Optional<Instant> begin(String mark) {
    return restorations.begin(mark);
  }

  /** The open hand-offs whose arrival is unconfirmed, at most {@code max}, after this one. */
  public List<UnconfirmedHandoff> unconfirmed(long after, int max) {
    return handoffs.unconfirmed(after, max);
  }

  /** Offers the hand-off again unless that was done since; whether it was. */
  public boolean offerAgain(UnconfirmedHandoff unconfirmed, Instant begun) {
    Handoff handoff = handoffs.require(unconfirmed.uuid());
    reports.lock(handoff.report().id());
    handoffs.refreshed(handoff);
    boolean waits =
        handoff.status() == HandoffStatus.OFFERED || handoff.status() == HandoffStatus.DELIVERED;
    if (!waits || outbox.hasPromised(handoff.uuid(), begun)) {
      return false;
    }
    offering.promiseAgain(handoff, MessageType.OFFER);
    return true;
  }

  /** All is done that this restoration asks for. */
  public void complete(String mark) {
    restorations.complete(mark);
  }
}
