package id.lapor.web.report;

import id.lapor.statistics.Statistics;
import id.lapor.statistics.StatisticsDimension;
import id.lapor.statistics.StatisticsPeriod;
import id.lapor.statistics.StatisticsRow;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of a list that is narrowed to one institution, category or region: its name and this
 * year's figures. Of a unit those of its body are shown, of a category those of its topic, of a
 * village those of its province.
 */
@Named
@RequestScoped
public class ListHead {

  private static final List<String> OTHERS = List.of("q", "type", "status", "from", "to");

  @Inject ReportListPage reportListPage;
  @Inject Choices choices;
  @Inject Statistics statistics;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject Clock clock;

  private Optional<StatisticsRow> row;

  private record Subject(StatisticsDimension dimension, String code) {}

  /** Whether the list is about one institution, category or region. */
  public boolean isThere() {
    return subject().isPresent() && !errors.isAny();
  }

  /** Whether there are figures about it. */
  public boolean isFigured() {
    return isThere() && row().isPresent();
  }

  /** Title of the page: the name of what it is about, or that of the list. */
  public String getTitle() {
    return isThere() ? name(subject().orElseThrow()) : language.text("nav.reports");
  }

  /** The figures; only when {@link #isFigured()}. */
  public StatisticsRow figures() {
    return row().orElseThrow();
  }

  /** Whose figures they are, and of when. */
  public String getFiguresOf() {
    String name = language.rowName(subject().orElseThrow().dimension(), figures());
    return language.text("list.figuresOf", name, Integer.toString(year().first().getYear()));
  }

  /** Address under which the same list is best known, without the part in front of the path. */
  public String getCanonical() {
    boolean alone =
        isThere() && OTHERS.stream().allMatch(other -> reportListPage.value(other) == null);
    Subject subject = subject().orElse(null);
    return alone && !reportListPage.isLater()
        ? "/laporan/" + language.text("path." + subject.dimension()) + "/" + subject.code()
        : "/laporan" + (reportListPage.isNarrowed() ? reportListPage.getFirst() : "");
  }

  private Optional<StatisticsRow> row() {
    if (row == null) {
      Subject subject = subject().orElseThrow();
      row = statistics.row(subject.dimension(), subject.code(), year());
    }
    return row;
  }

  private StatisticsPeriod year() {
    return StatisticsPeriod.year(LocalDate.ofInstant(clock.instant(), Language.WIB));
  }

  private Optional<Subject> subject() {
    List<Subject> subjects =
        Stream.of(
                new Subject(StatisticsDimension.INSTITUTION, reportListPage.getInstitutionCode()),
                new Subject(StatisticsDimension.CATEGORY, reportListPage.value("category")),
                new Subject(StatisticsDimension.REGION, reportListPage.value("region")))
            .filter(subject -> subject.code() != null)
            .toList();
    return subjects.size() == 1 ? Optional.of(subjects.get(0)) : Optional.empty();
  }

  private String name(Subject subject) {
    return switch (subject.dimension()) {
      case INSTITUTION -> choices.institution(subject.code());
      case CATEGORY -> choices.category(subject.code());
      case REGION -> choices.region(subject.code());
    };
  }
}
