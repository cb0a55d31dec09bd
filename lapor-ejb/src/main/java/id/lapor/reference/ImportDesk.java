package id.lapor.reference;

import id.lapor.identity.AccountChanged;
import id.lapor.identity.AccountChanged.Act;
import id.lapor.identity.ActivationCode;
import id.lapor.identity.ActivationCodes;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Files of reference data in two steps: looked at first, and then the very same bytes go in. Both
 * are ordered here and done by {@link ImportSweep}, which tells how far it is. A file is kept for a
 * day; each administrator has one at a time.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class ImportDesk {

  /** How many codes are told at once. */
  public static final int CODES = 50;

  @Inject ReferenceImport imports;
  @Inject CheckedFiles files;
  @Inject ActivationCodes activations;
  @Inject Event<AccountChanged> changed;
  @Inject Caller caller;
  @Inject Clock clock;

  /** Headings of the columns that files of this kind may have. */
  public List<String> columns(ReferenceKind kind) {
    return imports.columns(kind);
  }

  /**
   * Takes a file to be looked at; nothing of it goes in. What the caller had before is forgotten.
   *
   * @return its key
   * @throws RuleViolation {@code required} without kind or file, {@code file-too-large}, {@code
   *     import-running} while another one of the caller's goes in
   */
  public String check(ReferenceKind kind, byte[] content) {
    imports.columns(kind);
    if (content == null || content.length == 0) {
      throw new RuleViolation("required", "file", "This field is required");
    }
    if (content.length > ReferenceImport.MOST_BYTES) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "file", "file-too-large", "Too large", ReferenceImport.MOST_BYTES >> 20)));
    }
    if (files.running(caller.account())) {
      throw new RuleViolation("import-running", "Another file is going in");
    }
    Instant now = clock.instant();
    CheckedFile file = new CheckedFile(caller.account(), kind, content, now);
    files.add(file, now);
    return file.view().id();
  }

  /**
   * A file that the caller sent.
   *
   * @throws NotFound when there is none, or it was kept for too long
   */
  public CheckedFileView get(String id) {
    return files.require(id, caller.account(), clock.instant()).view();
  }

  /**
   * Lets a file go in, all of it or nothing.
   *
   * @param sha256 of the file that was looked at
   * @throws RuleViolation {@code import-not-checked}, {@code other-file} when these are not the
   *     bytes that were looked at
   */
  public void commit(String id, String sha256) {
    Instant now = clock.instant();
    files.hold(id, caller.account(), now).letIn(sha256, now);
  }

  /**
   * Codes for the first passwords of accounts that a file made, told this once, at most {@link
   * #CODES}; whoever has a password by now needs none.
   */
  public List<ActivationCode> codes(String id) {
    Instant now = clock.instant();
    List<String> users = files.hold(id, caller.account(), now).nextWaiting(CODES);
    List<String> without = activations.withoutPassword(users);
    if (without.isEmpty()) {
      return List.of();
    }
    List<ActivationCode> codes = activations.issue(without, now);
    without.forEach(user -> changed.fire(new AccountChanged(Act.CODE_RENEWED, user, null, null)));
    return codes;
  }
}
