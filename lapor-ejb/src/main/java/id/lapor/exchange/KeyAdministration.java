package id.lapor.exchange;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationObserver;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.InstitutionReach;
import id.lapor.institution.Institutions;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Registers and ends the public keys of institutions' systems. The national administrator does it
 * for every institution, that of an institution for the own one and what lies below.
 */
@Stateless
@RolesAllowed({Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN})
public class KeyAdministration {

  @Inject Institutions institutions;
  @Inject InstitutionReach reach;
  @Inject InstitutionKeys keys;
  @Inject AdministrationObserver journal;
  @Inject Clock clock;

  /**
   * The keys of an institution.
   *
   * @throws NotFound when there is none in the caller's part of the tree
   */
  public KeyRing get(String code) {
    Institution institution = reach.require(code);
    Instant now = clock.instant();
    return new KeyRing(
        code,
        institution.name(),
        keys.of(institution.id()).stream().map(key -> InstitutionKeyView.of(key, now)).toList(),
        keys.challenges(institution.id()).stream()
            .filter(one -> one.isOpen(now))
            .map(KeyAdministration::view)
            .toList());
  }

  private static KeyRing.Challenge view(KeyChallenge one) {
    return new KeyRing.Challenge(
        one.id(), one.purpose(), one.text(), one.publicKey().thumbprint(), one.expiresAt());
  }

  /**
   * Asks an institution to show that it holds the private part of a key.
   *
   * @param jwk the public key as a JWK (RFC 7517)
   * @throws NotFound when there is no such institution in the caller's part of the tree
   * @throws RuleViolation {@code required}, {@code jwk-unreadable}, {@code jwk-private}, {@code
   *     jwk-purpose}, {@code jwk-weak}, {@code key-known} or {@code too-many-keys}
   */
  public void ask(String code, KeyPurpose purpose, String jwk) {
    Institution institution = held(code);
    keys.challenge(institution.id(), code, purpose, jwk);
  }

  /**
   * Registers the key of a challenge that is answered with this.
   *
   * @return the {@code kid} of the key
   * @throws NotFound when there is no such institution in the caller's part of the tree, or no such
   *     challenge, or no longer
   * @throws RuleViolation {@code challenge-expired}, {@code required}, {@code proof-wrong}, {@code
   *     key-known} or {@code too-many-keys}
   */
  public String register(String code, long challenge, String answer) {
    Institution institution = held(code);
    InstitutionKey key = keys.register(institution.id(), code, challenge, answer);
    String detail = key.kid() + " " + key.purpose() + " " + key.thumbprint();
    record(AdministrationAct.INSTITUTION_KEY_REGISTERED, institution, detail);
    return key.kid();
  }

  /**
   * Ends a key at a time, now or later. An end that is still ahead may be moved.
   *
   * @param version of the key that was looked at
   * @throws NotFound when there is no such institution in the caller's part of the tree, or no such
   *     key
   * @throws RuleViolation {@code key-ended}, {@code required}, {@code in-the-past} or {@code
   *     stale-version}
   */
  public void end(String code, int number, long version, Instant end) {
    Institution institution = held(code);
    InstitutionKey key = keys.end(institution.id(), number, version, end);
    String detail = key.kid() + " " + key.validTo().orElseThrow();
    record(AdministrationAct.INSTITUTION_KEY_ENDED, institution, detail);
  }

  private Institution held(String code) {
    institutions.holdChanges();
    return reach.require(code);
  }

  private void record(AdministrationAct act, Institution institution, String detail) {
    String parent = institution.parent().map(Institution::code).orElse(null);
    journal.record(act, institution.code(), parent, detail);
  }
}
