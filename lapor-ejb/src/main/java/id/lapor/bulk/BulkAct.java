package id.lapor.bulk;

import id.lapor.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can be done to many lines of a work list at once. Verification is not among it: class,
 * category and public text are decided report by report.
 */
public enum BulkAct {
  /** Whoever orders it works on the hand-offs. */
  TAKE(Rights.HANDLING, true),
  /** A colleague works on them. */
  GIVE(Rights.HANDLING, true),
  /** Nobody in particular works on them any more. */
  PUT_BACK(Rights.HANDLING, true),
  /** The institution takes them up. */
  ACCEPT(Rights.DESK, true),
  /** They are passed to a unit below. */
  DELEGATE(Rights.DESK, true),
  /** The institutions are reminded of offers that nobody takes up. */
  REMIND(Rights.OFFERING, true),
  /** Such offers are made anew to the same institutions. */
  OFFER_AGAIN(Rights.OFFERING, true),
  /** Such offers are made to another institution. */
  REROUTE(Rights.ROUTING, true),
  /** The reporters are asked for what is missing. */
  PEND(Rights.VERIFYING, false),
  /** The reports are not taken up. */
  ARCHIVE(Rights.VERIFYING, false),
  /** They get a lead. */
  LEAD(Rights.ROUTING, false),
  /** They get one that supports. */
  SUPPORT(Rights.ROUTING, false),
  /** They get an internal note. */
  NOTE(Rights.NOTING, false);

  private final Set<String> roles;
  private final boolean ofHandoffs;

  BulkAct(Set<String> roles, boolean ofHandoffs) {
    this.roles = roles;
    this.ofHandoffs = ofHandoffs;
  }

  /** What somebody may order, in the order in which it is offered. */
  public static List<BulkAct> of(Predicate<String> holds) {
    return Arrays.stream(values()).filter(act -> act.isFor(holds)).toList();
  }

  /** Whether it is meant for somebody with these roles; each line asks again for its own part. */
  boolean isFor(Predicate<String> holds) {
    return roles.stream().anyMatch(holds);
  }

  /** Whether it is about offers that nobody takes up, and of no use in other lists. */
  public boolean ofUntaken() {
    return this == REMIND || this == OFFER_AGAIN || this == REROUTE;
  }

  /** Whether it is done to hand-offs; otherwise to reports, each once. */
  public boolean ofHandoffs() {
    return ofHandoffs;
  }

  /** Whether a colleague must be named. */
  public boolean named() {
    return this == GIVE;
  }

  /** Whether an institution or unit must be named. */
  public boolean directed() {
    return this == LEAD || this == SUPPORT || this == DELEGATE || this == REROUTE;
  }

  /** Whether a text must be written. */
  public boolean written() {
    return this == NOTE || this == PEND || this == ARCHIVE || this == REROUTE;
  }

  /** Whether one of the reasons for archiving must be given. */
  public boolean reasoned() {
    return this == ARCHIVE;
  }

  /** Whether it changes who works on a hand-off, and nothing else. */
  public boolean assigning() {
    return this == TAKE || this == GIVE || this == PUT_BACK;
  }

  /** Whether somebody with these roles can take it back. */
  boolean isUndoneBy(Predicate<String> holds) {
    return assigning() || this == ARCHIVE && holds.test(Role.NATIONAL_ADMIN);
  }

  private static final class Rights {
    static final Set<String> HANDLING =
        Set.of(Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER, Role.UNIT_STAFF);
    static final Set<String> DESK = Set.of(Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER);
    static final Set<String> OFFERING =
        Set.of(
            Role.NATIONAL_VERIFIER,
            Role.NATIONAL_ADMIN,
            Role.INSTITUTION_ADMIN,
            Role.LIAISON_OFFICER);
    static final Set<String> VERIFYING =
        Set.of(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN);
    static final Set<String> ROUTING = Set.of(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN);
    static final Set<String> NOTING =
        Set.of(
            Role.NATIONAL_VERIFIER,
            Role.NATIONAL_ADMIN,
            Role.INSTITUTION_ADMIN,
            Role.LIAISON_OFFICER,
            Role.APPROVER,
            Role.UNIT_STAFF,
            Role.CHANNEL_OPERATOR);
  }
}
