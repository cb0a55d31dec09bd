package id.lapor.bench;

import id.lapor.launcher.Build.Account;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many officers at once, each signed in by the form, with a list and a report open: what their
 * sessions and views keep in memory, and how long all of them wait when all ask what is new.
 */
final class OpenDesks {

  /** What open pages ask by themselves. */
  static final String LIVE = "/staff/live/counts";

  /** Who may read every report that is opened, beside the national roles. */
  private static final Set<String> READERS = Set.of("LIAISON_OFFICER", "INSTITUTION_ADMIN");

  private static final int SESSIONS = 500;
  private static final int VIEWS = 4;
  private static final int LONGEST = 600;

  private final Installation installation;
  private final Results results;
  private final String[] cookies = new String[SESSIONS];
  private List<String> reports;

  OpenDesks(Installation installation, Results results) {
    this.installation = installation;
    this.results = results;
  }

  /** Opens all of them; they stay open until the server stops. */
  void measure() throws IOException, SQLException, InterruptedException {
    reports = Samples.texts(installation, Samples.HANDED);
    List<Account> accounts =
        installation.accounts().stream()
            .filter(
                one ->
                    one.role().startsWith("NATIONAL_")
                        || one.institution().equals("kemenkes") && READERS.contains(one.role()))
            .toList();
    long empty = live();
    each(
        "signed in",
        (client, number) -> {
          cookies[number] = Visitor.signedIn(client, accounts.get(number % accounts.size()));
          return true;
        });
    each("open list", (client, n) -> answered(client, StaffPages.path("overdue"), n));
    long listed = live();
    results.put("heap of a session with a list open, kB", (listed - empty) / 1e3 / SESSIONS);
    for (int view = 0; view < VIEWS; view++) {
      each("open report", (client, n) -> opened(client, n));
    }
    long opened = live();
    results.put("heap of an open report page, kB", (opened - listed) / 1e3 / SESSIONS / VIEWS);
    results.put("heap with " + SESSIONS + " sessions, MB", opened / 1e6);
    Measured asked = each("live counts", (client, n) -> answered(client, LIVE, n));
    results.put("live counts of " + SESSIONS + " sessions, errors", asked.errors());
    results.put("live counts of " + SESSIONS + " sessions, p95 ms", asked.percentile(95));
  }

  private interface Work {
    boolean of(Client client, int number) throws IOException;
  }

  private boolean answered(Client client, String path, int number) throws IOException {
    return client.page(path, cookies[number]).status() == 200;
  }

  private boolean opened(Client client, int number) throws IOException {
    SplittableRandom random = new SplittableRandom(System.nanoTime());
    return answered(client, StaffPages.report(reports, random), number);
  }

  /** Once for each session, by as many clients as everything else. */
  private Measured each(String what, Work work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Measured measured =
        Load.run(
            BenchSettings.CLIENTS,
            LONGEST,
            number -> {
              Client client = new Client(installation.httpPort());
              return new Load.Client() {
                @Override
                public Boolean once(SplittableRandom random) throws IOException {
                  int session = next.getAndIncrement();
                  return session < SESSIONS ? work.of(client, session) : null;
                }

                @Override
                public void close() throws IOException {
                  client.close();
                }
              };
            });
    results.put(SESSIONS + " sessions, " + what + ", seconds", measured.seconds());
    if (measured.count() != SESSIONS) {
      results.put(SESSIONS + " sessions, " + what + ", errors", measured.errors());
    }
    return measured;
  }

  /** Twice, since what a first collection lets go may hold more. */
  private long live() throws IOException, InterruptedException {
    Heap.live(installation.serverPid());
    return Heap.live(installation.serverPid());
  }
}
