package id.lapor.handoff;

import id.lapor.report.ReportType;
import java.util.List;

/**
 * T2 as one decision: what the report is, how the public reads it, and who gets it.
 *
 * @param version the report's version that the decision was made on
 * @param type corrected type, or null to keep the reporter's
 * @param supervisory whether it alleges wrongdoing by an official; naming a lead then says that the
 *     lead is not the accused
 * @param category code; required
 * @param title public title, or null to keep the reporter's with sensitive parts masked
 * @param publicText public text, or null to keep the reporter's with sensitive parts masked
 * @param lead code of the institution that answers for it; required
 * @param supporting codes of others that contribute, at most 20
 * @param note internal note, or null
 */
public record Verification(
    long version,
    ReportType type,
    boolean supervisory,
    String category,
    String title,
    String publicText,
    String lead,
    List<String> supporting,
    String note) {

  /** Most supporting institutions named at once. */
  public static final int MAX_SUPPORTING = 20;

  /** No list is an empty list. */
  public Verification {
    supporting = supporting == null ? List.of() : List.copyOf(supporting);
  }
}
