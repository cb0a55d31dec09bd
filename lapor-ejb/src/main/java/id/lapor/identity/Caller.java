package id.lapor.identity;

import jakarta.ejb.EJBContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Who is asking, and for which part of the country.
 *
 * <p>The account is read from the container at each question, because one request can change it (a
 * sign-in, a call that runs as {@link Role#SYSTEM}); its roles and institutions are read from the
 * database once per request and account. Assignments count only while their dates are in force.
 * Meant for use cases: outside an EJB the caller is anonymous.
 */
@RequestScoped
public class Caller {

  /** The name under which visitors and reporters act: they have no account. */
  public static final String ANONYMOUS = "anonymous";

  /** The name under which receivers, relays and sweeps act. */
  public static final String SYSTEM = "system";

  @Inject Accounts accounts;
  @Inject Clock clock;

  private final Caller given;
  private final String givenAccount;
  private String loadedFor;
  private List<Scope> loaded = List.of();
  private String recognisedAs;
  private List<Scope> recognised = List.of();

  /** For CDI. */
  protected Caller() {
    given = null;
    givenAccount = null;
  }

  private Caller(String account, List<Scope> scopes) {
    given = this;
    givenAccount = account;
    loaded = List.copyOf(scopes);
  }

  /** A caller with the given roles, for code that runs without a container. */
  public static Caller of(String account, Scope... scopes) {
    return new Caller(account, List.of(scopes));
  }

  /** The user name; {@link #ANONYMOUS} without an account, {@link #SYSTEM} for our own work. */
  public String account() {
    if (given != null) {
      return givenAccount;
    }
    return container().map(Caller::nameIn).orElse(ANONYMOUS);
  }

  /** Whether nobody has signed in: a visitor, or a reporter with an access code. */
  public boolean isAnonymous() {
    return ANONYMOUS.equals(account());
  }

  /** Whether the caller holds this role now, for whatever institution. */
  public boolean is(String role) {
    return scopes().stream().anyMatch(scope -> scope.role().equals(role));
  }

  /** Whether the caller sees reports of the whole country (or is the system itself). */
  public boolean national() {
    return scopes().stream()
        .anyMatch(s -> Role.NATIONAL.contains(s.role()) || Role.SYSTEM.equals(s.role()));
  }

  /** Every role held now with the part of the tree it is held for; empty for anonymous callers. */
  public List<Scope> scopes() {
    if (given != null) {
      return loaded;
    }
    String account = account();
    if (!account.equals(loadedFor)) {
      loaded = load(account);
      loadedFor = account;
    }
    return loaded;
  }

  /** The parts of the tree for which one of these roles is held now. */
  public List<Scope> scopes(String... roles) {
    Set<String> wanted = Set.copyOf(Arrays.asList(roles));
    return scopes().stream().filter(scope -> wanted.contains(scope.role())).toList();
  }

  /** The first institution served, for defaults on pages; empty for national and anonymous ones. */
  public Optional<Scope> scope() {
    return scopes().stream().filter(scope -> !scope.isNational()).findFirst();
  }

  /**
   * Whether one of these roles is held for the institution with this path: by serving it or one
   * above it, or nationally.
   */
  public boolean serves(String institutionPath, String... roles) {
    return scopes(roles).stream().anyMatch(scope -> scope.covers(institutionPath));
  }

  /**
   * Roles are read anew at the next question: for work that goes on longer than a request, so that
   * whoever loses a role meanwhile does nothing more.
   */
  void forget() {
    loadedFor = null;
    recognisedAs = null;
  }

  /** The roles that this account was found to hold when it was recognised in this request. */
  void recognised(String account, List<Scope> scopes) {
    recognisedAs = account;
    recognised = List.copyOf(scopes);
  }

  private List<Scope> load(String account) {
    List<Scope> found = new ArrayList<>();
    if (account.equals(recognisedAs)) {
      found.addAll(recognised);
    } else if (!ANONYMOUS.equals(account) && !SYSTEM.equals(account)) {
      found.addAll(accounts.scopesOf(account, clock.instant()));
    }
    container().ifPresent(context -> addRunAs(context, found));
    return List.copyOf(found);
  }

  /** Deployed code may run as a role that has no institution; no outside caller can. */
  private static void addRunAs(EJBContext context, List<Scope> found) {
    List<String> possible = new ArrayList<>(Role.NATIONAL);
    possible.add(Role.SYSTEM);
    for (String role : possible) {
      Scope scope = Scope.national(role);
      if (!found.contains(scope) && context.isCallerInRole(role)) {
        found.add(scope);
      }
    }
  }

  private static String nameIn(EJBContext context) {
    String name = context.getCallerPrincipal().getName();
    if (ANONYMOUS.equals(name) && context.isCallerInRole(Role.SYSTEM)) {
      return SYSTEM;
    }
    return name;
  }

  private static Optional<EJBContext> container() {
    try {
      return Optional.of(InitialContext.doLookup("java:comp/EJBContext"));
    } catch (NamingException outsideAnyBean) {
      return Optional.empty();
    }
  }
}
