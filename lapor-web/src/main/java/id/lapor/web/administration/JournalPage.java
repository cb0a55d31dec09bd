package id.lapor.web.administration;

import id.lapor.audit.AdministrationAct;
import id.lapor.audit.AdministrationPage;
import id.lapor.audit.AuditService;
import id.lapor.audit.JournalFilter;
import id.lapor.audit.RefusalPage;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleTexts;
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
import java.util.stream.Stream;

/**
 * What administrators did, and what was refused: {@code /staff/journal?of=refusals}, of one day,
 * act and account, page by page with {@code before}.
 */
@Named
@RequestScoped
public class JournalPage {

  private static final int PAGE = 50;
  private static final int LONGEST = 80;

  @Inject AuditService audit;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private AdministrationPage administration = new AdministrationPage(List.of(), null);
  private RefusalPage refusals = new RefusalPage(List.of(), null);

  /** Reads the page that the address asks for. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  /** What a broken rule says, where it says the same to everybody; else nothing. */
  public String said(String rule) {
    String text = rule == null ? "" : RuleTexts.text(language.getLocale(), rule);
    return text.equals(rule) || text.contains("{") ? "" : text;
  }

  private void read() {
    JournalFilter filter =
        new JournalFilter(PageActs.day("day", asked("day")), asked("what"), asked("account"));
    String cursor = asked("before");
    if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
      throw new NotFound("There is no such page");
    }
    Long before = cursor == null ? null : Long.valueOf(cursor);
    if (isOfRefusals()) {
      refusals = audit.refusals(filter, before, PAGE);
    } else {
      administration = audit.administration(filter, before, PAGE);
    }
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Whether refusals are shown. */
  public boolean isOfRefusals() {
    return "refusals".equals(request.getParameter("of"));
  }

  private String asked(String name) {
    String value = request.getParameter(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    String stripped = value.strip();
    return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
  }

  /** Value of {@code aria-current} of a journal's link. */
  public String current(boolean journalOfRefusals) {
    return journalOfRefusals == isOfRefusals() ? "page" : null;
  }

  public String getDay() {
    return asked("day");
  }

  public String getWhat() {
    return asked("what");
  }

  public String getAccount() {
    return asked("account");
  }

  /** Whether only some entries are asked for. */
  public boolean isNarrowed() {
    return Stream.of("day", "what", "account").anyMatch(name -> asked(name) != null);
  }

  /** What can be done, for the choice of acts. */
  public List<SelectItem> getActs() {
    return Stream.of(AdministrationAct.values())
        .map(act -> new SelectItem(act.name(), language.staff("journal.act." + act)))
        .toList();
  }

  /** What administrators did, newest first. */
  public AdministrationPage administration() {
    return administration;
  }

  /** What was refused, newest first. */
  public RefusalPage refusals() {
    return refusals;
  }

  /** Whether nothing is found. */
  public boolean isNothing() {
    return administration.items().isEmpty() && refusals.items().isEmpty();
  }

  /** Query of the next page; null at the end. */
  public String getNext() {
    Long next = isOfRefusals() ? refusals.next() : administration.next();
    if (next == null) {
      return null;
    }
    StringBuilder query = new StringBuilder("?before=" + next);
    Stream.of("of", "day", "what", "account")
        .filter(name -> asked(name) != null)
        .forEach(name -> query.append('&').append(name).append('=').append(encoded(name)));
    return query.toString();
  }

  private String encoded(String name) {
    return URLEncoder.encode(asked(name), StandardCharsets.UTF_8);
  }
}
