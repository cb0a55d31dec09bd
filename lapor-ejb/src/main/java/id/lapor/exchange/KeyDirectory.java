package id.lapor.exchange;

import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Lets anybody read institutions' public keys, those that are valid no more among them: whoever
 * holds a receipt can verify it for ever, without asking its two sides.
 */
@Stateless
public class KeyDirectory {

  @Inject Institutions institutions;
  @Inject InstitutionKeys keys;
  @Inject Clock clock;

  /**
   * All keys that an institution ever had, the latest first; empty for most.
   *
   * @throws NotFound when there is no such institution
   */
  @PermitAll
  public List<InstitutionKeyView> of(String code) {
    Institution institution = institutions.require(code);
    Instant now = clock.instant();
    return keys.of(institution.id()).stream().map(key -> InstitutionKeyView.of(key, now)).toList();
  }
}
