package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.bench.Requests.Request;
import id.lapor.bench.Results.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the pages: how long they take, what they cost, weigh and keep in memory. */
final class PageMeasures {

  private static final Pattern PART =
      Pattern.compile("(?:<link rel=\"(?:stylesheet|icon)\" href|<script src)=\"([^\"]+)\"");

  private final Installation installation;
  private final Loader loader;
  private final Results results;
  private final BenchSettings settings;
  private final StaffPages staff;

  /** Signs the officers in. */
  PageMeasures(Installation installation, Loader loader, Results results, BenchSettings settings)
      throws Exception {
    this.installation = installation;
    this.loader = loader;
    this.results = results;
    this.settings = settings;
    this.staff = new StaffPages(installation);
    staff.takeWork();
  }

  /** All pages at once. */
  void warmUp() throws Exception {
    List<Load.Clients> all = List.copyOf(pages().values());
    int turns = 1 + all.size() / BenchSettings.CLIENTS;
    for (int turn = 0; turn < turns; turn++) {
      int first = turn * BenchSettings.CLIENTS;
      Load.run(
          BenchSettings.CLIENTS,
          Math.max(1, settings.warmUp() / turns),
          number -> all.get((first + number) % all.size()).client(number));
    }
  }

  /** Each page, and then plain SQL for the rows of those that have it. */
  void measure(int reports) throws Exception {
    Map<String, Load.Clients> plain = new PlainSql(installation).all();
    for (Map.Entry<String, Load.Clients> page : pages().entrySet()) {
      boolean listed = staff.lists().containsKey(page.getKey());
      int seconds = listed ? Math.max(1, settings.seconds() / 2) : settings.seconds();
      measure(reports, page.getKey(), page.getValue(), seconds);
      if (plain.containsKey(page.getKey())) {
        measure(
            reports, page.getKey() + Results.PLAIN, plain.get(page.getKey()), settings.seconds());
      }
    }
  }

  private void measure(int reports, String what, Load.Clients clients, int seconds)
      throws Exception {
    Load.run(BenchSettings.CLIENTS, Math.max(1, seconds / 4), clients);
    Cpu before = Cpu.of(installation);
    Measured measured = Load.run(BenchSettings.CLIENTS, seconds, clients);
    results.put(reports, what, measured);
    results.put(reports, what, Cpu.of(installation).since(before, measured.count()));
  }

  /** Statements, plans, bytes, and last what many open desks keep. */
  void finish() throws Exception {
    try (StatementCounts counts = new StatementCounts(installation)) {
      Plans plans = new Plans(installation);
      for (Map.Entry<String, Load.Clients> page : pages().entrySet()) {
        SplittableRandom random = new SplittableRandom(1);
        try (Load.Client client = page.getValue().client(0)) {
          explain(page.getKey(), counts, plans, () -> client.once(random));
        }
      }
    }
    weigh();
    new OpenDesks(installation, results).measure();
  }

  /** A page that does not answer is named, and the others are measured all the same. */
  private void explain(String page, StatementCounts counts, Plans plans, StatementCounts.Work once)
      throws Exception {
    if (!once.run()) {
      results.put("refused: " + page, "see the server's log");
      return;
    }
    results.statements(page, counts.leastOf(once));
    List<String> faults = plans.faults(page, once);
    if (!faults.isEmpty()) {
      results.put("plans of " + page, String.join(", ", faults));
    }
  }

  private void weigh() throws Exception {
    try (Client client = new Client(installation.httpPort())) {
      for (Map.Entry<String, Request> page : PublicPages.all(installation, loader).entrySet()) {
        Reply reply = page.getValue().send(client, new SplittableRandom(1));
        results.weight(page.getKey(), weight(reply));
      }
      results.weight("first visit to home", whole(client, client.page("/", null)));
      String liaison = staff.one("liaison");
      String list = StaffPages.path("my-unit");
      results.weight("my-unit, liaison", weight(client.page(list, liaison)));
      results.weight("first visit to a list", whole(client, client.page(list, liaison)));
      String report =
          StaffPages.report(Samples.texts(installation, Samples.HANDED), new SplittableRandom(1));
      results.weight("report page, liaison", weight(client.page(report, liaison)));
      results.weight("first visit to a report", whole(client, client.page(report, liaison)));
    }
  }

  private static Weight weight(Reply reply) {
    return new Weight(reply.body().length(), reply.raw().length);
  }

  /** A page with its scripts, styles and sign, as a browser that knows none of them gets it. */
  private static Weight whole(Client client, Reply page) throws Exception {
    Weight whole = weight(page);
    Matcher part = PART.matcher(page.body());
    while (part.find()) {
      Weight more = weight(client.page(part.group(1).replace("&amp;", "&"), null));
      whole = new Weight(whole.plain() + more.plain(), whole.packed() + more.packed());
    }
    return whole;
  }

  private Map<String, Load.Clients> pages() throws Exception {
    Map<String, Load.Clients> pages = new LinkedHashMap<>();
    PublicPages.all(installation, loader)
        .forEach(
            (what, request) -> pages.put(what, new Requests(installation.httpPort(), request)));
    pages.putAll(staff.lists());
    pages.putAll(staff.others());
    return pages;
  }
}
