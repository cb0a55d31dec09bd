package id.lapor.web.bulk;

import id.lapor.bulk.BulkAct;
import id.lapor.bulk.BulkItemState;
import id.lapor.bulk.BulkJobView;
import id.lapor.shared.RuleTexts;
import id.lapor.web.Language;
import id.lapor.web.statistics.NumberWords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says in words what jobs on many lines do and did. */
@Named
@RequestScoped
public class BulkWords {

  @Inject Language language;
  @Inject NumberWords numbers;

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

  /** What was asked for by the text that was filled in. */
  public String asked(BulkJobView job) {
    return language.staff(job.undoing() ? "ask.RESTORE" : "bulk.ask." + job.act());
  }

  /** Whether there is more to say of what it does than its name says. */
  public boolean does(BulkJobView job) {
    return job.act().ofUntaken();
  }

  /** What the reporters are told. */
  public String told(BulkJobView job) {
    boolean restored = job.undoing() && job.act() == BulkAct.ARCHIVE;
    return language.staff(restored ? "bulk.told.RESTORE" : "bulk.told." + job.act());
  }

  /** How far it is: {@code 120 dari 500}; how much it would be while it is not started. */
  public String progress(BulkJobView job) {
    if (job.prepared()) {
      return language.staff("bulk.progress.none", job.possible());
    }
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
    return numbers.whole(number);
  }
}
