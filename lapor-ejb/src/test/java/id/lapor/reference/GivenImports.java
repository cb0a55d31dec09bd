package id.lapor.reference;

import id.lapor.identity.AccountChanged;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.GivenActivations;
import id.lapor.identity.GivenCaller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestClock;
import id.lapor.watch.Runs;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The desk for files of reference data and what works for it, in a transaction of a test. */
final class GivenImports {

  static final byte[] GOOD = Importing.bytes("code,name", "35.78.90,Kecamatan Uji");
  static final byte[] BAD = Importing.bytes("code,name", "35.78.90,", "x,Kecamatan Uji");

  final TestClock clock = new TestClock(Importing.NOW);
  final EntityManager em;
  final Importing uses;
  final List<AccountChanged> told = new ArrayList<>();
  final DueImports due = new DueImports();
  private final GivenCaller caller = new GivenCaller();
  private final CheckedFiles files = new CheckedFiles();
  private final ImportSweep sweep = new ImportSweep();

  GivenImports(EntityManager em) {
    this.em = em;
    uses = new Importing(em);
    files.em = em;
    due.files = files;
    due.imports = uses.at(Importing.NOW);
    due.behalf = caller.behalf(em, clock);
    due.clock = clock;
    sweep.due = due;
    GivenAccounts.officer(em, "ani", Role.NATIONAL_ADMIN, null, null);
    GivenAccounts.officer(em, "budi", Role.NATIONAL_ADMIN, null, null);
  }

  /** What this administrator can do. */
  ImportDesk of(String account) {
    caller.becomes(account, Scope.national(Role.NATIONAL_ADMIN));
    ImportDesk desk = new ImportDesk();
    desk.files = files;
    desk.imports = due.imports;
    desk.activations = GivenActivations.codes(em);
    desk.changed = new ObservedEvent<>(told::add);
    desk.caller = caller;
    desk.clock = clock;
    return desk;
  }

  /** Does what was ordered. */
  void run() {
    Runs.of("import-sweep", sweep::sweep);
    em.flush();
    em.clear();
  }

  /** Sends a file and has it looked at. */
  CheckedFileView checked(String account, ReferenceKind kind, byte[] file) {
    String id = of(account).check(kind, file);
    run();
    return of(account).get(id);
  }

  /** Lets a file go in that was looked at. */
  CheckedFileView committed(String account, CheckedFileView looked) {
    of(account).commit(looked.id(), looked.sha256());
    run();
    return of(account).get(looked.id());
  }

  long known() {
    return count("select count(*) from region where code = '35.78.90'");
  }

  long count(String sql) {
    return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
  }
}
