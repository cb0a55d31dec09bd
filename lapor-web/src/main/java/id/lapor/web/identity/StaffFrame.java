package id.lapor.web.identity;

import id.lapor.handoff.DeskView;
import id.lapor.handoff.WorkColumn;
import id.lapor.handoff.WorkCount;
import id.lapor.handoff.WorkDesk;
import id.lapor.handoff.WorkLists;
import id.lapor.identity.Role;
import id.lapor.identity.SignedIn;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands around every page of the portal: who is signed in, and what waits for them. */
@Named
@RequestScoped
public class StaffFrame {

  @Inject PortalSession session;
  @Inject WorkLists lists;
  @Inject WorkDesk desk;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  private List<ListLink> links;
  private DeskView own;

  /**
   * A work list on the rail.
   *
   * @param key name of the list in addresses and texts
   * @param count how much waits in it, as shown
   * @param title what it is called for whoever is signed in
   */
  public record ListLink(String key, String count, String title) {}

  /** The lists that the signed-in person works from, with what waits in each. */
  public List<ListLink> getLists() {
    if (links == null) {
      links = load();
    }
    return links;
  }

  /** The list to begin with. */
  public String getFirst() {
    return getLists().isEmpty() ? null : getLists().get(0).key();
  }

  /** The function of whoever is signed in. */
  public String getTitle() {
    return session.current(request).map(SignedIn::title).orElse("");
  }

  /** Whether the signed-in person may type in what others brought. */
  public boolean isEntering() {
    return holds(
        Role.CHANNEL_OPERATOR,
        Role.INSTITUTION_ADMIN,
        Role.LIAISON_OFFICER,
        Role.NATIONAL_VERIFIER,
        Role.NATIONAL_ADMIN);
  }

  /** Whether the signed-in person answers for the work of others. */
  public boolean isSupervising() {
    return holds(
        Role.NATIONAL_VERIFIER,
        Role.NATIONAL_ADMIN,
        Role.AUDITOR,
        Role.INSTITUTION_ADMIN,
        Role.LIAISON_OFFICER);
  }

  /** Whether the signed-in person may look for the reports of somebody. */
  public boolean isSeekingPeople() {
    return holds(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN);
  }

  /** Whether the signed-in person sets up what holds for the whole country. */
  public boolean isAdministering() {
    return holds(Role.NATIONAL_ADMIN);
  }

  /** Whether the signed-in person may see how the installation stands. */
  public boolean isWatching() {
    return holds(Role.NATIONAL_ADMIN, Role.AUDITOR);
  }

  /** Whether the signed-in person reads the journals. */
  public boolean isAuditing() {
    return holds(Role.AUDITOR);
  }

  /** Whether the signed-in person words the standard texts of the country or an institution. */
  public boolean isWording() {
    return holds(Role.NATIONAL_ADMIN, Role.INSTITUTION_ADMIN);
  }

  /** The address of this page in the other language. */
  public String getOtherLanguage() {
    String query = request.getQueryString();
    return "?" + (query == null ? "" : query + "&") + "lang=" + language.getOther();
  }

  /** Ends the session. */
  public void signOut() throws IOException {
    session.signOut(request);
    faces.getExternalContext().redirect(request.getContextPath() + "/sign-in?out=1");
  }

  /** What a list is called for whoever is signed in: national roles have no unit. */
  public String title(String key) {
    String national = "list." + key + ".national";
    return isNational() && !language.staff(national).equals(national)
        ? language.staff(national)
        : language.staff("list." + key);
  }

  /** What the signed-in person set up for the lists: saved filters and columns. */
  public DeskView getDesk() {
    if (own == null) {
      own = own();
    }
    return own;
  }

  private DeskView own() {
    try {
      return desk.own();
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      return new DeskView(List.of(), WorkColumn.USUAL);
    }
  }

  private boolean isNational() {
    return holds(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN, Role.AUDITOR);
  }

  private List<ListLink> load() {
    return counts().lists().entrySet().stream()
        .map(
            list ->
                new ListLink(
                    list.getKey().key(), shown(list.getValue()), title(list.getKey().key())))
        .toList();
  }

  private WorkCount counts() {
    try {
      return lists.counts();
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      return new WorkCount(Map.of());
    }
  }

  private boolean holds(String... roles) {
    return session
        .current(request)
        .map(staff -> Stream.of(roles).anyMatch(staff::is))
        .orElse(false);
  }

  private String shown(int count) {
    return count >= WorkCount.MOST ? language.staff("list.most") : Integer.toString(count);
  }
}
