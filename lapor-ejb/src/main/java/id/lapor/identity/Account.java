package id.lapor.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member of staff who may sign in. What the account may do is said by its {@link
 * RoleAssignment}s.
 *
 * <p>The title names the function ("Verifikator nasional"), because reporters and colleagues see
 * the function and never the officer's private name.
 */
@Entity
@NamedQuery(name = "Account.byUser", query = "select a from Account a where a.user = :user")
@NamedQuery(
    name = "Account.demo",
    query = "select a.user from Account a where a.demo = true order by a.user")
@NamedQuery(name = "Account.all", query = "select a.id from Account a")
public class Account {

  /** Longest user name. */
  public static final int USER_LENGTH = 60;

  /** How user names are written. */
  public static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,59}");

  /** Longest title, in characters. */
  public static final int TITLE_LENGTH = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "user_name", nullable = false, updatable = false, length = USER_LENGTH)
  private String user;

  @Column(nullable = false, length = 120)
  private String title;

  @Column(name = "password_hash", nullable = false, length = 200)
  private String passwordHash;

  @Column(length = 254)
  private String email;

  @Column(nullable = false)
  private boolean active = true;

  @Column(nullable = false)
  private boolean demo;

  /** Sessions of before are over; {@link Accounts#known} asks for it. */
  @Column(name = "sessions_from")
  private Instant sessionsFrom;

  @Column(name = "roles_changed_at")
  private Instant rolesChangedAt;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  /** For JPA. */
  protected Account() {}

  /**
   * A new, active account.
   *
   * @param demo whether its password is publicly known; such accounts are refused in production
   */
  Account(String user, String title, String passwordHash, boolean demo, Instant createdAt) {
    this.user = normal(user);
    this.title = title;
    this.passwordHash = passwordHash;
    this.demo = demo;
    this.createdAt = createdAt;
  }

  /** User names are compared without regard to case and surrounding space. */
  static String normal(String user) {
    return user == null ? "" : user.strip().toLowerCase(Locale.ROOT);
  }

  Long id() {
    return id;
  }

  String user() {
    return user;
  }

  String title() {
    return title;
  }

  String passwordHash() {
    return passwordHash;
  }

  /** Where the officer gets mail about work; empty when nobody has said. */
  Optional<String> email() {
    return Optional.ofNullable(email);
  }

  /** Mail goes there from now on; null for none. */
  void reachAt(String address) {
    email = address;
  }

  boolean isActive() {
    return active;
  }

  /** Nobody signs in with it, and what was begun with it ends. */
  void lock(Instant now) {
    active = false;
    sessionsFrom = now;
  }

  /** Whoever has the password signs in again. */
  void unlock() {
    active = true;
  }

  /** No password opens it until a new one is chosen, and what was begun with the old one ends. */
  void forgetPassword(Instant now) {
    passwordHash = Passwords.NOBODY;
    sessionsFrom = now;
  }

  /** What it may do has changed: whoever decides on what was before is told. */
  void rolesChanged(Instant now) {
    rolesChangedAt = now;
  }

  /** Whether a password was chosen. */
  boolean hasPassword() {
    return !Passwords.NOBODY.equals(passwordHash);
  }

  long version() {
    return version;
  }
}
