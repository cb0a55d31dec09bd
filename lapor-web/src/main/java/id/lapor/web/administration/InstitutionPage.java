package id.lapor.web.administration;

import id.lapor.administration.ChangeHistory;
import id.lapor.administration.ChangePreview;
import id.lapor.administration.InstitutionEnding;
import id.lapor.administration.InstitutionStanding;
import id.lapor.audit.AdministrationView;
import id.lapor.institution.InstitutionAdministration;
import id.lapor.institution.InstitutionDesk;
import id.lapor.institution.InstitutionLine;
import id.lapor.institution.InstitutionNames;
import id.lapor.institution.InstitutionRecord;
import id.lapor.institution.ReferencePage;
import id.lapor.web.Language;
import id.lapor.web.identity.StaffFrame;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tree of institutions, level by level: {@code /staff/institutions}, one of them with what lies
 * below it at {@code ?of=CODE}, and what is being done to it at {@code &do=rename}.
 */
@Named
@RequestScoped
public class InstitutionPage {

  @Inject InstitutionDesk desk;
  @Inject InstitutionAdministration administration;
  @Inject InstitutionEnding ending;
  @Inject ChangePreview preview;
  @Inject ChangeHistory journal;
  @Inject InstitutionForm typed;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject StaffFrame frame;
  @Inject HttpServletRequest request;

  private ReferencePage<InstitutionLine> lines = new ReferencePage<>(List.of(), null);
  private InstitutionRecord chosen;
  private InstitutionStanding standing;
  private List<AdministrationView> history = List.of();
  private long version;
  private String name;
  private String nameEn;
  private String abbreviation;
  private String validTo;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    String of = request.getParameter("of");
    String q = getQ();
    if (of == null) {
      lines = q == null ? desk.top(request.getParameter("cursor")) : desk.search(q, after());
      return;
    }
    chosen = desk.get(of, after());
    lines = chosen.units();
    standing = preview.institution(of);
    version = chosen.version();
    name = chosen.view().name();
    nameEn = chosen.view().nameEn();
    abbreviation = chosen.view().abbreviation();
    validTo = chosen.validTo() == null ? null : chosen.validTo().toString();
    if (does("history")) {
      history = journal.institution(of);
    }
    if (does("add")) {
      name = null;
    }
  }

  private String after() {
    return request.getParameter("cursor");
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Adds a unit below the institution that is shown, or a body of its own. */
  public void add() {
    acts.attempt(
        () -> {
          String parent = chosen == null ? null : chosen.view().code();
          String made = administration.add(typed.wanted(parent, name)).code();
          acts.goTo("/staff/institutions?of=" + made + "&done=added");
        });
  }

  /** Gives the institution other names. */
  public void rename() {
    attempt(
        "renamed",
        () ->
            administration.rename(
                chosen.view().code(), version, new InstitutionNames(name, nameEn, abbreviation)));
  }

  /** Lets the institution end. */
  public void end() {
    attempt(
        "ended", () -> ending.end(chosen.view().code(), version, PageActs.day("validTo", validTo)));
  }

  /** Takes back its end. */
  public void undo() {
    attempt("undone", () -> ending.undo(chosen.view().code(), version));
  }

  private void attempt(String done, Runnable act) {
    acts.attempt(
        () -> {
          act.run();
          acts.goTo("/staff/institutions?of=" + chosen.view().code() + "&done=" + done);
        });
  }

  private boolean does(String what) {
    return what.equals(request.getParameter("do"));
  }

  /** Whether one is being added below the one shown, or beside all others. */
  public boolean isAdding() {
    return does("add") && (chosen == null ? isFounding() : chosen.extendable());
  }

  /** Whether other names are being given. */
  public boolean isRenaming() {
    return does("rename") && chosen != null && chosen.changeable();
  }

  /** Whether names are being given, to a new one or to the one shown. */
  public boolean isNaming() {
    return isAdding() || isRenaming();
  }

  /** Whether an end is being set. */
  public boolean isEndingNow() {
    return does("end") && chosen != null && chosen.endable();
  }

  /** Whether what was done is being looked at. */
  public boolean isLooking() {
    return does("history") && chosen != null;
  }

  /** Whether nothing is being done, and the lines are shown. */
  public boolean isListing() {
    return !isAdding() && !isRenaming() && !isEndingNow() && !isLooking();
  }

  /** Whether a body of its own may be added: by the national administrator alone. */
  public boolean isFounding() {
    return frame.isAdministering();
  }

  /** The institutions of this page: roots, those found, or what lies below the one shown. */
  public List<InstitutionLine> getLines() {
    return lines.items();
  }

  /** Query of the page after this one; null at the end. */
  public String getNext() {
    if (lines.next() == null) {
      return null;
    }
    String which = chosen == null ? "" : "of=" + chosen.view().code() + "&";
    String words =
        getQ() == null ? "" : "q=" + URLEncoder.encode(getQ(), StandardCharsets.UTF_8) + "&";
    return "?" + which + words + "cursor=" + lines.next();
  }

  /** What is looked for; null for nothing. */
  public String getQ() {
    String q = request.getParameter("q");
    return q == null || q.isBlank() ? null : q;
  }

  /** The institution that is shown; null for the beginning of the tree. */
  public InstitutionRecord chosen() {
    return chosen;
  }

  /** Whether one is shown. */
  public boolean isOne() {
    return chosen != null;
  }

  /** What hangs on it. */
  public InstitutionStanding standing() {
    return standing;
  }

  /** Whether no hand-off is open any more. */
  public boolean isSettled() {
    return standing.openHandoffs() == 0;
  }

  /** Key of what giving names is called here. */
  public String getNameTitle() {
    if (isRenaming()) {
      return "administration.rename";
    }
    return chosen == null ? "institutions.add.root" : "institutions.add.unit";
  }

  /** Query of the page to go back to. */
  public String getBack() {
    return chosen == null ? "" : "?of=" + chosen.view().code();
  }

  /** Whether what is shown was looked for. */
  public boolean isSearching() {
    return getQ() != null;
  }

  /** What was done to it. */
  public List<AdministrationView> getHistory() {
    return history;
  }

  /** What the page is called. */
  public String getHeading() {
    return chosen == null ? language.staff("institutions.title") : chosen.view().name();
  }

  /** When the institution that is shown exists, in words. */
  public String getDays() {
    return acts.days(chosen.validFrom(), chosen.validTo());
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getNameEn() {
    return nameEn;
  }

  public void setNameEn(String nameEn) {
    this.nameEn = nameEn;
  }

  public String getAbbreviation() {
    return abbreviation;
  }

  public void setAbbreviation(String abbreviation) {
    this.abbreviation = abbreviation;
  }

  public String getValidTo() {
    return validTo;
  }

  public void setValidTo(String validTo) {
    this.validTo = validTo;
  }
}
