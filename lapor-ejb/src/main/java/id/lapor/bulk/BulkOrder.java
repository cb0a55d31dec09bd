package id.lapor.bulk;

import id.lapor.handoff.CaseDesk;
import id.lapor.report.ArchiveReason;
import id.lapor.report.InputRules;
import id.lapor.report.OpenPlaces;
import id.lapor.report.Triage;
import java.io.Serializable;
import java.util.function.Predicate;

/**
 * What is to be done to each of the chosen lines.
 *
 * @param colleague user name of whoever gets the work, or null
 * @param institution code of the institution or unit that gets the reports, or null
 * @param reason why the reports are archived, or null
 * @param text the note, what the reporters read, or why reports go elsewhere; or null
 */
public record BulkOrder(
    BulkAct act, String colleague, String institution, ArchiveReason reason, String text)
    implements Serializable {

  /** The order without what its act does not ask for. */
  public BulkOrder {
    if (act != null) {
      colleague = act.named() && colleague != null ? colleague.strip() : null;
      institution = act.directed() && institution != null ? institution.strip() : null;
      reason = act.reasoned() ? reason : null;
      text = act.written() && text != null ? text.strip() : null;
    }
  }

  /**
   * Refuses what is missing or too long, all of it at once.
   *
   * @param known whether there is an institution or unit of this code, where one must be named
   */
  void check(Predicate<String> known) {
    new InputRules().required("act", act).refuseIfBroken();
    InputRules rules = new InputRules();
    if (act.named()) {
      rules.required("colleague", colleague).text("colleague", colleague, 1, 60);
    }
    if (act.directed()) {
      rules.required("target", institution).text("target", institution, 1, 40);
      boolean named = institution != null && !institution.isBlank() && institution.length() <= 40;
      rules.that(
          !named || known.test(institution), "target", "unknown-code", "There is no such code");
    }
    if (act.reasoned()) {
      rules.required("reason", reason);
    }
    if (act.written()) {
      int most = act == BulkAct.NOTE ? CaseDesk.MAX_NOTE : Triage.MAX_REASON;
      rules.required("text", text).text("text", text, 1, most);
    }
    rules.refuseIfBroken();
    if (act.written() && act != BulkAct.NOTE) {
      OpenPlaces.refuse("text", text);
    }
  }
}
