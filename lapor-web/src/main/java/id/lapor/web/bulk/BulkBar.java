package id.lapor.web.bulk;

import id.lapor.bulk.BulkAct;
import id.lapor.bulk.BulkDesk;
import id.lapor.handoff.WorkList;
import id.lapor.web.Language;
import id.lapor.web.handoff.WorkAddress;
import id.lapor.web.identity.PortalSession;
import id.lapor.web.identity.StaffFrame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;

/** What stands below a work list: acts on many of its lines, and the list as a file. */
@Named
@RequestScoped
public class BulkBar {

  @Inject PortalSession session;
  @Inject StaffFrame frame;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private WorkAddress address;

  WorkAddress address() {
    if (address == null) {
      address = WorkAddress.of(request.getParameterMap());
    }
    return address;
  }

  /** What whoever is signed in may order in this list. */
  public List<BulkAct> getActs() {
    List<BulkAct> all =
        session.current(request).map(staff -> BulkAct.of(staff::is)).orElse(List.of());
    boolean untaken = address().list().filter(list -> list == WorkList.NOT_TAKEN_UP).isPresent();
    return all.stream().filter(act -> untaken || !act.ofUntaken()).toList();
  }

  /** Whether they may order anything. */
  public boolean isOrdering() {
    return !getActs().isEmpty();
  }

  /** The parts of the list's address, for the form that carries them on. */
  public List<Map.Entry<String, String>> getParts() {
    return List.copyOf(address().parts().entrySet());
  }

  /** Says that all of the list is meant, with how much that is where it is known. */
  public String getAll() {
    if (!address().narrowing().isEmpty()) {
      return language.staff("bulk.all.filter");
    }
    String key = address().list().orElseThrow().key();
    return frame.getLists().stream()
        .filter(list -> list.key().equals(key))
        .map(list -> language.staff("bulk.all.count", list.count()))
        .findFirst()
        .orElseGet(() -> language.staff("bulk.all.filter"));
  }

  /** Says how many lines a job takes at most. */
  public String getMost() {
    return language.staff("bulk.most", BulkDesk.MOST_LINES);
  }

  /** Address of the list as a file. */
  public String export(String format) {
    return request.getContextPath()
        + "/staff/work-export?"
        + address().text()
        + "&format="
        + format;
  }
}
