package id.lapor.web.administration;

import id.lapor.administration.ChangeHistory;
import id.lapor.administration.ChangePreview;
import id.lapor.audit.AdministrationView;
import id.lapor.identity.ActivationCode;
import id.lapor.identity.HeldRole;
import id.lapor.identity.PeopleAdministration;
import id.lapor.identity.PeopleDesk;
import id.lapor.identity.PeoplePage;
import id.lapor.identity.PersonLine;
import id.lapor.identity.PersonRecord;
import id.lapor.institution.InstitutionDesk;
import id.lapor.institution.InstitutionLine;
import id.lapor.institution.InstitutionView;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Accounts and roles: {@code /staff/people}, one account at {@code ?of=USER}, and what is being
 * done to it at {@code &do=lock}. A new code is shown in the answer to the form, and never again.
 */
@Named
@RequestScoped
public class PeopleAdminPage {

  private static final int MOST_OFFERED = 20;

  @Inject PeopleDesk desk;
  @Inject PeopleAdministration administration;
  @Inject InstitutionDesk institutions;
  @Inject ChangePreview preview;
  @Inject ChangeHistory journal;
  @Inject PeopleForm typed;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private PeoplePage page = new PeoplePage(List.of(), null);
  private PersonRecord chosen;
  private HeldRole ending;
  private List<AdministrationView> history = List.of();
  private ActivationCode issued;
  private long goingBack;
  private long version;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    String of = request.getParameter("of");
    if (of != null) {
      chosen = desk.get(of);
      version = chosen.version();
      readForAct(of);
    } else if (!does("add")) {
      page = desk.list(getQ(), getAt(), request.getParameter("cursor"));
    }
  }

  private void readForAct(String of) {
    if (does("lock") || does("code")) {
      goingBack = preview.account(of);
    } else if (does("end-role")) {
      ending = role(request.getParameter("ends"));
      goingBack = preview.role(of, ending.id());
    } else if (does("history")) {
      history = journal.person(of);
    }
  }

  private HeldRole role(String id) {
    return chosen.line().roles().stream()
        .filter(held -> held.endable() && Long.toString(held.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such role"));
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Makes an account and shows its code. */
  public void add() {
    acts.attempt(() -> issued = administration.add(typed.person()));
  }

  /** Gives the account a role. */
  public void give() {
    attempt("given", () -> administration.give(key(), version, typed.role()));
  }

  /** Ends one of its roles. */
  public void endRole() {
    attempt("ended", () -> administration.endRole(key(), version, ending.id(), typed.lastDay()));
  }

  /** Locks the account. */
  public void lock() {
    attempt("locked", () -> administration.lock(key(), version));
  }

  /** Unlocks the account. */
  public void unlock() {
    attempt("unlocked", () -> administration.unlock(key(), version));
  }

  /** Gives the account a new code and shows it. */
  public void renew() {
    acts.attempt(() -> issued = administration.renewCode(key(), version));
  }

  private void attempt(String done, Runnable act) {
    acts.attempt(
        () -> {
          act.run();
          acts.goTo("/staff/people?of=" + encoded(key()) + "&done=" + done);
        });
  }

  private String key() {
    return chosen.line().user();
  }

  /** The institutions of the caller's part of the tree that match what was typed. */
  public List<InstitutionView> institutions(String typed) {
    return institutions.search(typed, null).items().stream()
        .filter(line -> !line.validity().ended())
        .limit(MOST_OFFERED)
        .map(PeopleAdminPage::view)
        .toList();
  }

  private static InstitutionView view(InstitutionLine line) {
    return new InstitutionView(
        line.code(), line.name(), line.nameEn(), null, line.type(), null, line.parentName(), null);
  }

  /** Whether this is what is being done. */
  public boolean does(String what) {
    return what.equals(request.getParameter("do"));
  }

  /** Whether this is being done to the account that is shown. */
  public boolean acting(String what) {
    return chosen != null && issued == null && does(what);
  }

  /** Whether an account is being made. */
  public boolean isAdding() {
    return chosen == null && issued == null && does("add");
  }

  /** Whether a role is being given, be it the first one of a new account. */
  public boolean isGivingRole() {
    return isAdding() || acting("give");
  }

  /** Whether a role is being given or ended. */
  public boolean isRolling() {
    return isGivingRole() || acting("end-role");
  }

  /** Whether the account itself is shown. */
  public boolean isShown() {
    return chosen != null && issued == null;
  }

  /** Whether nothing is being done to it, and its roles are shown. */
  public boolean isRolesShown() {
    return isShown() && request.getParameter("do") == null;
  }

  /** Whether the list is not what is shown. */
  public boolean isAway() {
    return chosen != null || does("add");
  }

  /** The accounts of this page. */
  public List<PersonLine> getLines() {
    return page.items();
  }

  /** Query of the page after this one; null at the end. */
  public String getNext() {
    if (page.next() == null) {
      return null;
    }
    String words = getQ() == null ? "" : "q=" + encoded(getQ()) + "&";
    String where = getAt() == null ? "" : "at=" + encoded(getAt()) + "&";
    return "?" + words + where + "cursor=" + encoded(page.next());
  }

  /** Query of the page of an account. */
  public String opening(String name) {
    return "?of=" + encoded(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What is looked for; null for nothing. */
  public String getQ() {
    return parameter("q");
  }

  /** Code of the institution whose people are shown; null for all. */
  public String getAt() {
    return parameter("at");
  }

  private String parameter(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** The account that is shown; null for the list. */
  public PersonRecord chosen() {
    return chosen;
  }

  /** Whether one is shown. */
  public boolean isOne() {
    return chosen != null;
  }

  /** How much open work goes back to everybody. */
  public long getGoingBack() {
    return goingBack;
  }

  /** What the page is called. */
  public String getHeading() {
    if (chosen != null) {
      return chosen.line().title();
    }
    return language.staff(does("add") ? "people.add" : "people.title");
  }

  /** Query of the page to go back to. */
  public String getHere() {
    return chosen == null ? "" : opening(key());
  }

  /** The role that is about to end. */
  public HeldRole ending() {
    return ending;
  }

  /** What was done to the account. */
  public List<AdministrationView> getHistory() {
    return history;
  }

  /** The code that was just issued; null when none was. */
  public ActivationCode issued() {
    return issued;
  }

  /** The roles that may be given, with their names. */
  public List<SelectItem> getRoles() {
    return desk.givable().stream()
        .map(one -> new SelectItem(one, language.staff("role." + one)))
        .toList();
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }
}
