package id.lapor.web.bulk;

import id.lapor.bulk.BulkJobView;
import id.lapor.bulk.BulkResults;
import id.lapor.report.Slice;
import id.lapor.shared.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Jobs on many lines, one's own, for auditors all: {@code /staff/bulk}. */
@Named
@RequestScoped
public class BulkListPage {

  private static final int PAGE = 25;

  @Inject BulkResults results;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;

  private Slice<BulkJobView> page = new Slice<>(List.of(), null);

  /** Called once before the page is shown. */
  public void load() throws IOException {
    try {
      page = results.page(before(), PAGE);
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      faces.getExternalContext().responseSendError(403, null);
      faces.responseComplete();
    }
  }

  private Long before() {
    String before = Optional.ofNullable(request.getParameter("before")).orElse("");
    return before.matches("[0-9]{1,18}") ? Long.valueOf(before) : null;
  }

  /** The jobs of this page. */
  public List<BulkJobView> getJobs() {
    return page.items();
  }

  /** Whether there are none. */
  public boolean isNothing() {
    return page.items().isEmpty();
  }

  /** Whether older ones follow. */
  public boolean isMore() {
    return page.next() != null;
  }

  /** Query of the older ones. */
  public String getNext() {
    return "?before=" + page.next();
  }
}
