package id.lapor.audit;

import id.lapor.deadline.HolidayChanged;
import id.lapor.deadline.LimitChanged;
import id.lapor.identity.AccountChanged;
import id.lapor.identity.AccountEmailSet;
import id.lapor.identity.Caller;
import id.lapor.institution.CategoryChanged;
import id.lapor.institution.InstitutionAdded;
import id.lapor.institution.InstitutionNames;
import id.lapor.institution.InstitutionRenamed;
import id.lapor.reference.ReferenceImported;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Keeps the journal of administration, in the transaction of what it records. */
@ApplicationScoped
public class AdministrationObserver {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Caller caller;
  @Inject Clock clock;

  void on(@Observes InstitutionAdded added) {
    record(AdministrationAct.INSTITUTION_ADDED, added.code(), added.parent(), null);
  }

  void on(@Observes InstitutionRenamed renamed) {
    String detail = called(renamed.before()) + " > " + called(renamed.after());
    record(AdministrationAct.INSTITUTION_RENAMED, renamed.code(), renamed.parent(), detail);
  }

  private static String called(InstitutionNames names) {
    return names.name() + " / " + names.nameEn() + " / " + names.abbreviation();
  }

  void on(@Observes CategoryChanged change) {
    AdministrationAct act = AdministrationAct.valueOf("CATEGORY_" + change.act());
    record(act, change.code(), change.parent(), change.detail());
  }

  void on(@Observes AccountChanged change) {
    AdministrationAct act = AdministrationAct.valueOf("ACCOUNT_" + change.act());
    record(act, change.user(), change.institution(), change.detail());
  }

  void on(@Observes HolidayChanged change) {
    AdministrationAct act = AdministrationAct.valueOf("HOLIDAY_" + change.act());
    record(act, change.day().toString(), null, change.detail());
  }

  void on(@Observes LimitChanged change) {
    AdministrationAct act =
        change.taken() ? AdministrationAct.LIMIT_TAKEN_BACK : AdministrationAct.LIMIT_SET;
    record(act, change.key(), null, change.detail());
  }

  void on(@Observes AccountEmailSet set) {
    record(AdministrationAct.ACCOUNT_EMAIL_SET, set.user(), null, null);
  }

  void on(@Observes ReferenceImported file) {
    String detail =
        "created=%d changed=%d unchanged=%d sha256=%s"
            .formatted(file.created(), file.changed(), file.unchanged(), file.digest());
    record(AdministrationAct.REFERENCE_IMPORTED, file.kind().name(), null, detail);
  }

  /**
   * Writes an act into the journal, with the act itself.
   *
   * @param detail what else is to be known, or null
   */
  public void record(AdministrationAct act, String subject, String parent, String detail) {
    em.persist(
        new AdministrationEntry(clock.instant(), caller.account(), act, subject, parent, detail));
  }
}
