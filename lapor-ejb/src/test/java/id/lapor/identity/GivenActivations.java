package id.lapor.identity;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Gives tests what chooses first passwords. */
public final class GivenActivations {

  private GivenActivations() {}

  /** The codes in this database. */
  public static ActivationCodes codes(EntityManager em) {
    ActivationCodes codes = new ActivationCodes();
    codes.em = em;
    codes.keys = TestKeys.keys();
    return codes;
  }

  /** The use case at this moment. */
  public static Activation at(EntityManager em, Instant now) {
    Activation activation = new Activation();
    activation.codes = codes(em);
    activation.attempts = new AttemptJournal();
    activation.attempts.em = em;
    activation.source = ClientSource.of("test");
    activation.keys = TestKeys.keys();
    activation.clock = Clock.fixed(now, ZoneOffset.UTC);
    return activation;
  }

  /** Whether this user name and password belong together. */
  public static boolean signsIn(EntityManager em, Instant now, String user, String password) {
    return roles(em, now, user, password) != null;
  }

  /** The roles of whoever signs in so, or null when nobody can. */
  public static java.util.Set<String> roles(
      EntityManager em, Instant now, String user, String password) {
    SignIn signIn = new SignIn();
    signIn.caller = Caller.of(Caller.ANONYMOUS);
    signIn.accounts = SignInTest.accounts(em);
    signIn.attempts = new AttemptJournal();
    signIn.attempts.em = em;
    signIn.source = ClientSource.of("test");
    signIn.keys = TestKeys.keys();
    signIn.clock = Clock.fixed(now, ZoneOffset.UTC);
    return signIn.check(user, password).map(SignedIn::roles).orElse(null);
  }

  /** The parts of the tree that an account serves. */
  public static java.util.List<Scope> scopes(EntityManager em, String user, Instant now) {
    return SignInTest.accounts(em).scopesOf(user, now);
  }
}
