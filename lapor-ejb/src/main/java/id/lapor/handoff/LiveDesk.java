package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Lets an open page of the portal wait to be told of changes. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class LiveDesk {

  @Inject CaseScope scope;
  @Inject Caller caller;

  /**
   * Who may be told, and about which report besides their lists.
   *
   * @param account the reader
   * @param report key of the report, or null
   */
  public record Place(String account, Long report) {}

  /**
   * The caller's place.
   *
   * @param trackingId the report that the page shows, or null
   * @throws id.lapor.shared.NotFound when the caller may not see it
   */
  public Place enter(String trackingId) {
    return new Place(caller.account(), trackingId == null ? null : scope.visible(trackingId));
  }
}
