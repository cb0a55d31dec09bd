package id.lapor.bench;

import id.lapor.bench.Loader.Known;
import id.lapor.bench.Passage.Waiting;
import id.lapor.bench.Requests.Request;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Measures the whole: starts a server on a fresh database, loads reports, and lets clients work,
 * first with few reports and then with many.
 */
public final class Bench {

  /** Seconds after which a load ends that should end by itself. */
  private static final int LONGEST = 600;

  private final BenchSettings settings;
  private final Installation installation;
  private final Results results;
  private Loader loader;
  private Officers officers;
  private RestSubmissions rest;
  private JdbcSubmissions jdbc;
  private PageMeasures pages;

  private Bench(BenchSettings settings, Installation installation) throws Exception {
    this.settings = settings;
    this.installation = installation;
    this.results = new Results(settings);
  }

  /** Measures, and stops what it started. */
  public static void main(String[] arguments) throws Exception {
    BenchSettings settings = BenchSettings.fromSystemProperties();
    Installation installation = new Installation();
    installation.deleteData();
    try (installation) {
      if (settings.queues()) {
        new HandoffMeasures(settings, installation).run();
      } else {
        new Bench(settings, installation).run();
      }
    }
    if (!settings.keep()) {
      installation.deleteData();
    }
  }

  private void run() throws Exception {
    results.put("first start, seconds", installation.start());
    StatementCounts.prepare(installation);
    results.put("start when empty, seconds", installation.restart());
    StatementCounts.begin(installation);
    loader = new Loader(installation, BenchSettings.UNITS);
    officers = new Officers(installation.httpPort(), installation.accounts(), loader.reference());
    rest = new RestSubmissions(installation.httpPort(), loader.reference(), loader.words());
    jdbc = new JdbcSubmissions(installation, loader.reference(), loader.words());
    load(settings.few());
    if (settings.pages()) {
      pages = new PageMeasures(installation, loader, results, settings);
    }
    warmUp();
    measure(settings.few());
    if (settings.many() > settings.few()) {
      load(settings.many());
      measure(settings.many());
    }
    if (settings.requests()) {
      countStatements();
    }
    results.put("live heap, MB", Heap.live(installation.serverPid()) / 1e6);
    if (settings.pages()) {
      pages.finish();
    }
    results.put("start with many, seconds", installation.restart());
    results.finish(settings.result());
  }

  private void load(int count) throws Exception {
    double seconds = loader.loadUpTo(count);
    results.put("loading up to " + count + ", seconds", seconds);
    try (Connection database = installation.asSuperuser()) {
      LoadCheck check = new LoadCheck(database);
      check.requireWhole();
      for (Known one : loader.known()) {
        check.requireUnbroken(one.digits());
      }
    }
  }

  /** Everything at once, so long that the server runs compiled as it does after an hour of work. */
  private void warmUp() throws Exception {
    Readings readings = readings();
    if (!settings.requests()) {
      pages.warmUp();
      return;
    }
    List<Load.Clients> all =
        List.of(
            rest,
            requests(readings.track()),
            requests(readings.list()),
            requests(readings.search()),
            requests(readings.workList()));
    run(number -> all.get(number % all.size()).client(number), settings.warmUp());
  }

  private void measure(int reports) throws Exception {
    if (settings.requests()) {
      measureRequests(reports);
    }
    if (settings.pages()) {
      pages.measure(reports);
    }
  }

  private void measureRequests(int reports) throws Exception {
    submissions(reports);
    Readings readings = readings();
    Map<String, Request> reading = new LinkedHashMap<>();
    reading.put("track", readings.track());
    reading.put("list", readings.list());
    reading.put("search", readings.search());
    reading.put("work list", readings.workList());
    for (Map.Entry<String, Request> one : reading.entrySet()) {
      run(requests(one.getValue()), settings.warmUpSeconds());
      measure(reports, one.getKey(), requests(one.getValue()), settings.seconds());
    }
    passage(reports);
  }

  /** In turns, so that whatever else the machine does meets both alike. */
  private void submissions(int reports) throws Exception {
    List<Measured> overRest = new ArrayList<>();
    List<Measured> plain = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    run(rest, settings.warmUpSeconds());
    run(jdbc, settings.warmUpSeconds());
    for (int round = 0; round < settings.rounds(); round++) {
      overRest.add(measure(reports, "submit", rest, settings.seconds()));
      plain.add(measure(reports, "plain JDBC", jdbc, settings.seconds()));
      ratios.add(overRest.get(round).aSecond() / plain.get(round).aSecond());
    }
    results.put(reports, "submit", Measured.together(overRest));
    results.put(reports, "plain JDBC", Measured.together(plain));
    results.put(
        "submissions/s over REST at " + reports,
        median(overRest.stream().map(Measured::aSecond).toList()));
    results.put(
        "submissions/s by plain JDBC at " + reports,
        median(plain.stream().map(Measured::aSecond).toList()));
    results.put("ratio of the two at " + reports, median(ratios));
  }

  private void passage(int reports) throws Exception {
    Passage passage = new Passage(installation, loader, officers);
    int warmUp = settings.passages() / 4;
    while (rest.sent().size() < settings.passages() + 2 * warmUp) {
      run(rest, 1);
    }
    ConcurrentLinkedQueue<Known> sent = new ConcurrentLinkedQueue<>(rest.sent());
    rest.sent().clear();
    ConcurrentLinkedQueue<Known> early = some(sent, warmUp);
    Instant before = Instant.now();
    run(requests(Requests.each(early::poll, passage.verify())), LONGEST);
    passage.awaitDelivery(before);
    ConcurrentLinkedQueue<Waiting> delivered = passage.waiting(before);
    run(requests(Requests.each(delivered::poll, passage.answer())), LONGEST);

    ConcurrentLinkedQueue<Known> counted = some(sent, settings.passages());
    Instant since = Instant.now();
    measure(reports, "verify", requests(Requests.each(counted::poll, passage.verify())), LONGEST);
    Passage.Channel channel = passage.awaitDelivery(since);
    results.put("hand-offs/s through the portal channel at " + reports, channel.aSecond());
    results.put("hand-off delivered, p50 ms at " + reports, channel.p50());
    results.put("hand-off delivered, p95 ms at " + reports, channel.p95());
    ConcurrentLinkedQueue<Waiting> waiting = passage.waiting(since);
    measure(reports, "answer", requests(Requests.each(waiting::poll, passage.answer())), LONGEST);
    rest.sent().addAll(some(sent, warmUp));
  }

  private Readings readings() {
    return new Readings(loader.reference(), loader.words(), loader.known(), officers);
  }

  private void countStatements() throws Exception {
    Passage passage = new Passage(installation, loader, officers);
    Readings readings = readings();
    ConcurrentLinkedQueue<Known> sent = new ConcurrentLinkedQueue<>(rest.sent());
    Instant since = Instant.now();
    try (StatementCounts counts = new StatementCounts(installation);
        Load.Client submitting = rest.client(0)) {
      SplittableRandom random = new SplittableRandom(1);
      results.statements("submit", counts.leastOf(() -> submitting.once(random)));
      results.statements("track", counts.leastOf(once(readings.track())));
      results.statements("list", counts.leastOf(once(readings.list())));
      results.statements("search", counts.leastOf(once(readings.search())));
      results.statements("work list", counts.leastOf(once(readings.workList())));
      results.statements(
          "verify", counts.leastOf(once(Requests.each(sent::poll, passage.verify()))));
      passage.awaitDelivery(since);
      ConcurrentLinkedQueue<Waiting> waiting = passage.waiting(since);
      results.statements(
          "answer", counts.leastOf(once(Requests.each(waiting::poll, passage.answer()))));
    }
  }

  private StatementCounts.Work once(Request request) {
    Load.Client client = new Requests(installation.httpPort(), request).client(0);
    SplittableRandom random = new SplittableRandom(1);
    return () -> Boolean.TRUE.equals(client.once(random));
  }

  /** Loads, and notes what was seen and what it cost. */
  private Measured measure(int reports, String what, Load.Clients clients, int seconds)
      throws Exception {
    Cpu before = Cpu.of(installation);
    Measured measured = run(clients, seconds);
    Cpu cpu = Cpu.of(installation).since(before, measured.count());
    results.put(reports, what, measured);
    results.put(reports, what, cpu);
    return measured;
  }

  private static Measured run(Load.Clients clients, int seconds) throws InterruptedException {
    return Load.run(BenchSettings.CLIENTS, seconds, clients);
  }

  private Load.Clients requests(Request request) {
    return new Requests(installation.httpPort(), request);
  }

  private static <T> ConcurrentLinkedQueue<T> some(ConcurrentLinkedQueue<T> from, int most) {
    ConcurrentLinkedQueue<T> some = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < most && !from.isEmpty(); i++) {
      some.add(from.poll());
    }
    return some;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
