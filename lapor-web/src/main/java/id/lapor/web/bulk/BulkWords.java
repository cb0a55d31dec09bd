package id.lapor.web.bulk;

import id.lapor.bulk.BulkAct;
import id.lapor.bulk.BulkItemState;
import id.lapor.bulk.BulkJobView;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;

/** Says in words what jobs on many lines do and did. */
@Named
@RequestScoped
public class BulkWords {

  @Inject Language language;

  /** What a job is called. */
  public String title(BulkJobView job) {
    String act = language.staff("bulk.act." + job.act());
    return job.undoing() ? language.staff("bulk.undoing", act) : act;
  }

  /** Why a line was not possible, or what else became of it. */
  public String why(BulkItemState state, String rule) {
    if (rule != null && !rule.isEmpty()) {
      return RuleTexts.text(language.getLocale(), rule);
    }
    return state == BulkItemState.FAILED ? language.staff("bulk.failed") : "";
  }

  /** What the reporters are told. */
  public String told(BulkJobView job) {
    boolean restored = job.undoing() && job.act() == BulkAct.ARCHIVE;
    return language.staff(restored ? "bulk.told.RESTORE" : "bulk.told." + job.act());
  }

  /** How far it is: {@code 120 dari 500}. */
  public String progress(BulkJobView job) {
    return language.staff("bulk.progress", number(job.ended()), number(job.possible()));
  }

  /** Class of a state's look. */
  public String look(BulkJobView job) {
    return switch (job.status()) {
      case DONE -> "status status-COMPLETED";
      case RUNNING -> "status status-IN_PROGRESS";
      case CANCELLED -> "status status-RETURNED";
      case PREPARED -> "status";
    };
  }

  /** A number as the language writes it. */
  public String number(int number) {
    return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
  }
}
