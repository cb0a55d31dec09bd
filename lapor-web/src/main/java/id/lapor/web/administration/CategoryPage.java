package id.lapor.web.administration;

import id.lapor.administration.ChangeHistory;
import id.lapor.administration.ChangePreview;
import id.lapor.audit.AdministrationView;
import id.lapor.institution.CategoryAdministration;
import id.lapor.institution.CategoryRecord;
import id.lapor.institution.NewCategory;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;

/**
 * The tree of categories: {@code /staff/categories}, one of them with what lies below it at {@code
 * ?of=CODE}, and what is being done to it at {@code &do=move}.
 */
@Named
@RequestScoped
public class CategoryPage {

  @Inject CategoryAdministration administration;
  @Inject ChangePreview preview;
  @Inject ChangeHistory journal;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private List<CategoryRecord> all = List.of();
  private CategoryRecord chosen;
  private List<AdministrationView> history = List.of();
  private long openReports;
  private long version;
  private String code;
  private String name;
  private String nameEn;
  private String parent;
  private String validTo;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    all = administration.list();
    String of = request.getParameter("of");
    if (of == null) {
      return;
    }
    chosen = find(of);
    version = chosen.version();
    parent = chosen.view().parentCode();
    validTo = chosen.validTo() == null ? null : chosen.validTo().toString();
    if (!does("add")) {
      name = chosen.view().name();
      nameEn = chosen.view().nameEn();
    }
    if (does("end")) {
      openReports = preview.category(of);
    }
    if (does("history")) {
      history = journal.category(of);
    }
  }

  private CategoryRecord find(String wanted) {
    return all.stream()
        .filter(one -> one.view().code().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new NotFound("No category " + wanted));
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Adds a category below the one that is shown, or a topic. */
  public void add() {
    acts.attempt(
        () -> {
          String above = chosen == null ? null : chosen.view().code();
          String made =
              administration.add(new NewCategory(code, name, nameEn, above)).view().code();
          acts.goTo("/staff/categories?of=" + made + "&done=added");
        });
  }

  /** Gives it other names. */
  public void rename() {
    attempt("renamed", () -> administration.rename(key(), version, name, nameEn));
  }

  /** Puts it under another one. */
  public void move() {
    attempt("moved", () -> administration.move(key(), version, parent));
  }

  /** Lets it end. */
  public void end() {
    attempt("ended", () -> administration.end(key(), version, PageActs.day("validTo", validTo)));
  }

  /** Takes back its end. */
  public void undo() {
    attempt("undone", () -> administration.undoEnd(key(), version));
  }

  private String key() {
    return chosen.view().code();
  }

  private void attempt(String done, Runnable act) {
    acts.attempt(
        () -> {
          act.run();
          acts.goTo("/staff/categories?of=" + key() + "&done=" + done);
        });
  }

  /** Whether this is what is being done. */
  public boolean does(String what) {
    return what.equals(request.getParameter("do"));
  }

  /** Whether this is being done to the one that is shown. */
  public boolean acting(String what) {
    return chosen != null && does(what);
  }

  /** Whether names are being given, to a new one or to the one shown. */
  public boolean isNaming() {
    return does("add") || acting("rename");
  }

  /** Key of what giving names is called here. */
  public String getNameTitle() {
    if (acting("rename")) {
      return "administration.rename";
    }
    return chosen == null ? "categories.add.topic" : "categories.add";
  }

  /** Whether nothing is being done, and the lines are shown. */
  public boolean isListing() {
    return request.getParameter("do") == null;
  }

  /** What stays when it ends. */
  public String getOpenText() {
    return language.staff("categories.end.open", openReports);
  }

  /** Query of the page to go back to. */
  public String getBack() {
    return chosen == null ? "" : "?of=" + key();
  }

  /** The categories of this page: topics, or what lies directly below the one shown. */
  public List<CategoryRecord> getLines() {
    String above = chosen == null ? null : chosen.view().code();
    return all.stream().filter(one -> Objects.equals(one.view().parentCode(), above)).toList();
  }

  /** What it may be put under: whatever is there and has room below. */
  public List<SelectItem> getTargets() {
    return all.stream()
        .filter(CategoryRecord::extendable)
        .filter(one -> !one.view().code().equals(chosen.view().code()))
        .map(one -> new SelectItem(one.view().code(), "– ".repeat(one.depth() - 1) + name(one)))
        .toList();
  }

  /** The category that is shown; null for the topics. */
  public CategoryRecord chosen() {
    return chosen;
  }

  /** Whether one is shown. */
  public boolean isOne() {
    return chosen != null;
  }

  /** What it belongs to, the topic first. */
  public List<CategoryRecord> getAbove() {
    LinkedList<CategoryRecord> above = new LinkedList<>();
    String code = chosen.view().parentCode();
    while (code != null) {
      above.addFirst(find(code));
      code = above.getFirst().view().parentCode();
    }
    return above;
  }

  /** What was done to it. */
  public List<AdministrationView> getHistory() {
    return history;
  }

  /** What the page is called. */
  public String getHeading() {
    return chosen == null ? language.staff("categories.title") : name(chosen);
  }

  /** What a category is called. */
  public String name(CategoryRecord one) {
    return language.name(one.view().name(), one.view().nameEn());
  }

  /** When a category may be used, in words. */
  public String days(CategoryRecord one) {
    return acts.days(one.validFrom(), one.validTo());
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
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

  public String getParent() {
    return parent;
  }

  public void setParent(String parent) {
    this.parent = parent;
  }

  public String getValidTo() {
    return validTo;
  }

  public void setValidTo(String validTo) {
    this.validTo = validTo;
  }
}
