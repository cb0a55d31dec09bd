package id.lapor.web.administration;

import id.lapor.deadline.HolidayAdministration;
import id.lapor.deadline.HolidayKind;
import id.lapor.deadline.HolidayStatus;
import id.lapor.deadline.HolidayView;
import id.lapor.deadline.MovedClocks;
import id.lapor.deadline.NewHoliday;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days off of a year: {@code /staff/holidays?year=2027}, a new one at {@code ?do=add}, and what
 * is being done to one at {@code ?of=17&do=cancel}.
 */
@Named
@RequestScoped
public class HolidayPage {

  @Inject HolidayAdministration administration;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private int year;
  private boolean following;
  private List<HolidayView> list = List.of();
  private HolidayView chosen;
  private MovedClocks preview;
  private long version;
  private String day;
  private String name;
  private HolidayKind kind = HolidayKind.NATIONAL_HOLIDAY;
  private HolidayStatus status = HolidayStatus.DECREED;
  private String source;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    String of = request.getParameter("of");
    if (of == null) {
      year =
          number(
              request.getParameter("year"),
              LocalDate.ofInstant(clock.instant(), Zones.WIB).getYear());
      following = administration.following();
      list = isAdding() ? List.of() : administration.of(year);
      return;
    }
    chosen = administration.get(number(of, 0));
    year = chosen.day().getYear();
    version = chosen.version();
    name = chosen.name();
    kind = chosen.kind();
    status = chosen.status();
    source = chosen.source();
    if (isCancelling()) {
      preview = administration.previewCancelling(chosen.id());
    }
  }

  private static int number(String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new NotFound("No such number");
    }
    return Integer.parseInt(text);
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Shows which clocks a new day off would move. */
  public void look() {
    acts.attempt(() -> preview = administration.previewAdding(wanted()));
  }

  /** Adds a day off. */
  public void add() {
    acts.attempt(() -> done(administration.add(wanted()).day().getYear(), "added"));
  }

  /** Words the one that is shown anew. */
  public void correct() {
    acts.attempt(
        () -> {
          administration.correct(chosen.id(), version, name, status, source);
          done(year, "corrected");
        });
  }

  /** Cancels the one that is shown. */
  public void cancel() {
    acts.attempt(
        () -> {
          administration.cancel(chosen.id(), version);
          done(year, "cancelled");
        });
  }

  private NewHoliday wanted() {
    return new NewHoliday(PageActs.day("day", day), name, kind, status, source);
  }

  private void done(int shown, String what) {
    acts.goTo("/staff/holidays?year=" + shown + "&done=" + what);
  }

  private boolean does(String what) {
    return what.equals(request.getParameter("do"));
  }

  /** Whether a new one is being added. */
  public boolean isAdding() {
    return does("add") && request.getParameter("of") == null;
  }

  /** Whether one is being worded anew. */
  public boolean isCorrecting() {
    return chosen != null && does("correct");
  }

  /** Whether one is being cancelled. */
  public boolean isCancelling() {
    return request.getParameter("of") != null && does("cancel");
  }

  /** Whether one is being worded, new or known. */
  public boolean isWording() {
    return isAdding() || isCorrecting();
  }

  /** Whether the year is shown. */
  public boolean isListing() {
    return !isWording() && !isCancelling();
  }

  /** Whether clocks have yet to follow a change. */
  public boolean isFollowing() {
    return following;
  }

  /** What the page is called. */
  public String getHeading() {
    if (isAdding()) {
      return language.staff("holidays.add");
    }
    return chosen == null
        ? language.staff("holidays.of", Integer.toString(year))
        : chosen.name() + ", " + language.day(chosen.day());
  }

  /** What happens to clocks that run, in words; empty until that is asked for. */
  public String getPreviewText() {
    if (preview == null) {
      return "";
    }
    if (preview.clocks() == 0) {
      return language.staff("holidays.preview.none");
    }
    String way = isCancelling() ? "earlier" : "later";
    return preview.least() == preview.most()
        ? language.staff("holidays.preview." + way, preview.clocks(), preview.least())
        : language.staff(
            "holidays.preview.between." + way, preview.clocks(), preview.least(), preview.most());
  }

  /** The kinds of days off. */
  public List<SelectItem> getKinds() {
    return Stream.of(HolidayKind.values())
        .map(one -> new SelectItem(one, language.staff("holiday.kind." + one)))
        .toList();
  }

  /** How sure one can be. */
  public List<SelectItem> getStatuses() {
    return Stream.of(HolidayStatus.values())
        .map(one -> new SelectItem(one, language.staff("holiday.status." + one)))
        .toList();
  }

  /** The days off of the year. */
  public List<HolidayView> getList() {
    return list;
  }

  /** The one that something is being done to. */
  public HolidayView chosen() {
    return chosen;
  }

  /** The year that is shown, as it is written. */
  public String getYear() {
    return Integer.toString(year);
  }

  public String getPrevious() {
    return Integer.toString(year - 1);
  }

  public String getNext() {
    return Integer.toString(year + 1);
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = day;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public HolidayKind getKind() {
    return kind;
  }

  public void setKind(HolidayKind kind) {
    this.kind = kind;
  }

  public HolidayStatus getStatus() {
    return status;
  }

  public void setStatus(HolidayStatus status) {
    this.status = status;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }
}
