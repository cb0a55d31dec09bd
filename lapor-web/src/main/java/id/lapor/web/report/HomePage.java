package id.lapor.web.report;

import id.lapor.report.PublicReportLine;
import id.lapor.report.PublicReports;
import id.lapor.report.PublicSearch;
import id.lapor.statistics.DayFigures;
import id.lapor.statistics.Statistics;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The home page with the newest public reports and the figures of the day. */
@Named
@RequestScoped
public class HomePage {

  private static final int SHOWN = 5;
  private static final PublicSearch ALL =
      new PublicSearch(null, null, null, null, null, null, null, null);

  @Inject PublicReports reports;

  @Inject Statistics statistics;

  private List<PublicReportLine> newest;
  private DayFigures today;

  /** What happened today. */
  public DayFigures today() {
    if (today == null) {
      today = statistics.today();
    }
    return today;
  }

  /** The five newest public reports. */
  public List<PublicReportLine> getNewest() {
    if (newest == null) {
      newest = reports.list(ALL, null, SHOWN).items();
    }
    return newest;
  }
}
