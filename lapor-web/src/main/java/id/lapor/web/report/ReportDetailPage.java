package id.lapor.web.report;

import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.report.ErasureGround;
import id.lapor.report.PublicReportView;
import id.lapor.report.PublicReports;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import id.lapor.web.PublicAddresses;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** One public report at {@code /laporan/1234567897}; number and status alone when it is none. */
@Named
@RequestScoped
public class ReportDetailPage {

  private static final int ABOUT = 200;
  private static final int GONE = 410;

  @Inject PublicReports reports;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;
  @Inject Language language;

  private PublicReportView report;
  private Map<String, String> erased;

  /**
   * Called once before the page is shown; an unknown number is answered with 404, a report that was
   * erased with 410 and a page that says so.
   */
  public void load() throws IOException {
    try {
      limits.reading(source.hash());
      report = reports.get((String) request.getAttribute(PublicAddresses.NUMBER));
    } catch (NotFound unknown) {
      refuse(404);
    } catch (RuleViolation gone) {
      erased = gone.current();
      faces.getExternalContext().setResponseStatus(GONE);
    } catch (TooManyAttempts tooMany) {
      faces
          .getExternalContext()
          .setResponseHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
      refuse(429);
    }
  }

  private void refuse(int status) throws IOException {
    faces.getExternalContext().responseSendError(status, null);
    faces.responseComplete();
  }

  /** Title of the page. */
  public String getTitle() {
    return isPublished() ? report.title() : "#" + number();
  }

  /** The page's own path. */
  public String getPath() {
    return "/laporan/" + report.trackingId();
  }

  /** The beginning of the public text on one line, for sites on which the page is shared. */
  public String getAbout() {
    String line = report.text().strip().replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= ABOUT ? line : line.substring(0, line.offsetByCodePoints(0, ABOUT - 1)) + "…";
  }

  /** Whether everybody may read the report. */
  public boolean isPublished() {
    return report != null && report.published();
  }

  /** Whether its texts were erased: when and why is all that there is to see. */
  public boolean isErased() {
    return erased != null;
  }

  /** When it was erased, in a sentence. */
  public String getErasedOn() {
    return language.text("erased.on", language.dayOf(Instant.parse(erased.get("erasedAt"))));
  }

  /** Why the law has it erased. */
  public ErasureGround getGround() {
    return ErasureGround.valueOf(erased.get("ground"));
  }

  /** The number of the report. */
  public String number() {
    return (String) request.getAttribute(PublicAddresses.NUMBER);
  }

  /** Whether number and status are all that everybody may see. */
  public boolean isUnpublished() {
    return report != null && !report.published();
  }

  /** The reporter's name, or the word for those who gave none. */
  public String getReporter() {
    return report.reporterName() == null ? language.text("fact.anonymous") : report.reporterName();
  }

  /** The report as everybody may see it. */
  public PublicReportView report() {
    return report;
  }
}
