package id.lapor.web.administration;

import id.lapor.deadline.LimitAdministration;
import id.lapor.deadline.LimitPreview;
import id.lapor.deadline.LimitUnit;
import id.lapor.deadline.LimitView;
import id.lapor.deadline.NewLimit;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time limits, those that hold, held and will hold: {@code /staff/limits}, and what is being
 * done to one at {@code ?of=17&do=set}.
 */
@Named
@RequestScoped
public class LimitPage {

  @Inject LimitAdministration administration;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private List<LimitView> list = List.of();
  private LimitView chosen;
  private LimitPreview preview;
  private long version;
  private String amount;
  private LimitUnit unit;
  private String regulation;
  private String legalSource;
  private String legalSourceEn;
  private String validFrom;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    String of = request.getParameter("of");
    if (of == null) {
      list = administration.list();
      return;
    }
    if (!of.matches("[0-9]{1,18}")) {
      throw new NotFound("There is no such limit");
    }
    chosen = administration.get(Long.parseLong(of));
    version = chosen.version();
    amount = Integer.toString(chosen.amount());
    unit = chosen.unit();
    regulation = chosen.regulation();
    legalSource = chosen.legalSource();
    legalSourceEn = chosen.legalSourceEn();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Shows what the new length would mean. */
  public void look() {
    acts.attempt(() -> preview = administration.preview(chosen.id(), wanted()));
  }

  /** Sets the new length. */
  public void set() {
    acts.attempt(
        () -> {
          administration.set(chosen.id(), wanted());
          acts.goTo("/staff/limits?done=set");
        });
  }

  /** Takes the one that is shown back. */
  public void takeBack() {
    acts.attempt(
        () -> {
          administration.takeBack(chosen.id(), version);
          acts.goTo("/staff/limits?done=taken");
        });
  }

  private NewLimit wanted() {
    boolean number = amount != null && amount.strip().matches("[0-9]{1,6}");
    Integer days = amount == null ? null : number ? Integer.valueOf(amount.strip()) : 0;
    return new NewLimit(
        days, unit, regulation, legalSource, legalSourceEn, PageActs.day("validFrom", validFrom));
  }

  private boolean does(String what) {
    return what.equals(request.getParameter("do"));
  }

  /** Whether a new length is being set. */
  public boolean isSetting() {
    return chosen != null && does("set");
  }

  /** Whether one is being taken back. */
  public boolean isTaking() {
    return chosen != null && does("take");
  }

  /** Whether all are shown. */
  public boolean isListing() {
    return request.getParameter("of") == null;
  }

  /** What the page is called. */
  public String getHeading() {
    return chosen == null ? language.staff("limits.title") : name(chosen);
  }

  /** Clock and class of a limit, in words. */
  public String name(LimitView one) {
    String clock = language.text("deadline." + one.timer());
    return one.reportClass() == null
        ? clock
        : clock + ", " + language.staff("limits.class." + one.reportClass());
  }

  /** How long it is, in words. */
  public String length(LimitView one) {
    return language.text("unit." + one.unit(), one.amount());
  }

  /** When it holds, in words. */
  public String days(LimitView one) {
    return acts.days(one.validFrom(), one.validTo());
  }

  /** Where it is written, in the language of the page where that is known. */
  public String source(LimitView one) {
    return language.name(one.legalSource(), one.legalSourceEn());
  }

  /** What the new length means, in words; empty until that is asked for. */
  public String getPreviewText() {
    if (preview == null) {
      return "";
    }
    boolean most = preview.running() >= LimitPreview.COUNTED_TO;
    String count = most ? language.staff("list.most") : Integer.toString(preview.running());
    return language.staff(
        "limits.preview", count, language.text("unit." + preview.beforeUnit(), preview.before()));
  }

  /** What can be counted for the clock that is shown. */
  public List<SelectItem> getUnits() {
    return Stream.of(LimitUnit.values())
        .filter(one -> chosen.timer().inHours() == (one == LimitUnit.WORKING_HOUR))
        .map(one -> new SelectItem(one, language.staff("limits.unit." + one)))
        .toList();
  }

  /** All limits. */
  public List<LimitView> getList() {
    return list;
  }

  /** The one that something is being done to. */
  public LimitView chosen() {
    return chosen;
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  public LimitUnit getUnit() {
    return unit;
  }

  public void setUnit(LimitUnit unit) {
    this.unit = unit;
  }

  public String getRegulation() {
    return regulation;
  }

  public void setRegulation(String regulation) {
    this.regulation = regulation;
  }

  public String getLegalSource() {
    return legalSource;
  }

  public void setLegalSource(String legalSource) {
    this.legalSource = legalSource;
  }

  public String getLegalSourceEn() {
    return legalSourceEn;
  }

  public void setLegalSourceEn(String legalSourceEn) {
    this.legalSourceEn = legalSourceEn;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }
}
