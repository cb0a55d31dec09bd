package id.lapor.bench;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import id.lapor.bench.Reference.Body;
import id.lapor.launcher.Trees;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Hand-offs to institutions with queues of their own, from the commit that promises them to the
 * receipt that accepts them, beside a plain program on the same broker; how long one takes when
 * there are few; and what a backlog keeps in memory.
 */
final class HandoffMeasures {

  /** Queues of institutions, and as many of the plain program. */
  static final int INSTITUTIONS = 10;

  private static final int A_SECOND = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  /** As the receivers take and send. */
  private static final int BATCH = 100;

  private final BenchSettings settings;
  private final Installation installation;
  private final Results results;
  private final List<QueueInstitution> institutions = new ArrayList<>();
  private final ReceiverCounts counts = new ReceiverCounts();
  private BenchBroker broker;
  private Loader loader;
  private JWSVerifier lapor;
  private Path inboxes;

  HandoffMeasures(BenchSettings settings, Installation installation) throws Exception {
    this.settings = settings;
    this.installation = installation;
    this.results = new Results(settings);
  }

  /** Measures; the server stops with the installation, the broker here. */
  void run() throws Exception {
    Path folder = installation.data().resolveSibling("bench-broker");
    try (BenchBroker made = new BenchBroker(folder)) {
      broker = made;
      measure();
    } finally {
      Trees.delete(folder);
    }
  }

  /** The server stops before its broker. */
  private void measure() throws Exception {
    inboxes = Files.createTempDirectory(installation.data().getParent(), "bench-inboxes");
    try (installation) {
      installation.start();
      StatementCounts.prepare(installation);
      loader = new Loader(installation, BenchSettings.UNITS);
      open();
      installation.restart();
      lapor = verifier();
      throughput();
      delay();
      backlog();
      results.finish(settings.result());
    } finally {
      Trees.delete(inboxes);
    }
  }

  /** The first in rank without a demo officer: nobody else works on their hand-offs. */
  private void open() throws Exception {
    try (Connection database = installation.asSuperuser()) {
      for (Body body : loader.reference().institutions.subList(0, INSTITUTIONS)) {
        institutions.add(QueueInstitution.make(database, body));
      }
    }
  }

  private JWSVerifier verifier() throws Exception {
    URI address = URI.create("http://localhost:" + installation.httpPort());
    JWKSet keys = JWKSet.load(address.resolve("/.well-known/jwks.json").toURL());
    return new Ed25519Verifier(keys.getKeys().get(0).toOctetKeyPair());
  }

  /** In turns with the plain program, so that whatever else the machine does meets both alike. */
  private void throughput() throws Exception {
    exchange(Math.max(INSTITUTIONS, settings.handoffs() / 5));
    plain(1);
    plain(BATCH);
    List<Double> ours = new ArrayList<>();
    List<Double> oneByOne = new ArrayList<>();
    List<Double> batched = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      oneByOne.add(plain(1));
      Cpu before = Cpu.of(installation);
      ours.add(exchange(settings.handoffs()));
      Cpu cpu = Cpu.of(installation).since(before, settings.handoffs());
      results.put("processor of the server a hand-off, ms, round " + round, cpu.server());
      results.put("processor of the database a hand-off, ms, round " + round, cpu.database());
      batched.add(plain(BATCH));
      results.put("hand-offs/s, round " + round, ours.get(round));
      results.put("plain messages/s one at a time, round " + round, oneByOne.get(round));
      results.put("plain messages/s by the hundred, round " + round, batched.get(round));
    }
    results.put("hand-offs", settings.handoffs());
    results.put("hand-offs/s", median(ours));
    results.put("plain messages/s one at a time", median(oneByOne));
    results.put("plain messages/s by the hundred", median(batched));
    results.put("ratio to plain, one at a time", median(ratios(ours, oneByOne)));
    results.put("ratio to plain, by the hundred", median(ratios(ours, batched)));
  }

  private double plain(int batch) throws InterruptedException {
    return new PlainMessaging(
            connections(), BenchBroker.USER, broker.password(), counts.samples(), batch)
        .run(settings.handoffs(), INSTITUTIONS);
  }

  private ActiveMQConnectionFactory connections() {
    return new ActiveMQConnectionFactory(broker.url());
  }

  /** Receivers run; hand-offs are promised all at once, and are over when all receipts are. */
  private double exchange(int count) throws Exception {
    ExecutorService receivers = receivers();
    try {
      long before = accepted();
      Instant begin = loader.promise(count, institutions);
      await(before + count, count);
      return count / seconds(Duration.between(begin, lastAccepted()));
    } finally {
      end(receivers);
    }
  }

  private ExecutorService receivers() {
    counts.begin();
    ExecutorService pool = Executors.newFixedThreadPool(INSTITUTIONS);
    for (QueueInstitution one : institutions) {
      pool.submit(
          new InstitutionReceiver(
              one, connections(), lapor, inboxes.resolve(one.body().code()), counts));
    }
    return pool;
  }

  private void end(ExecutorService receivers) throws InterruptedException {
    counts.end();
    receivers.shutdown();
    receivers.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** Until so many are accepted, and each receipt has been acknowledged. */
  private void await(long accepted, int acknowledged) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (counts.acknowledged() < acknowledged || accepted() < accepted) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "Accepted %d, acknowledged %d".formatted(accepted(), counts.acknowledged()));
      }
      Thread.sleep(100);
    }
  }

  private long accepted() throws SQLException {
    return number("select count(*) from exchange_receipt where outcome = 'ACKNOWLEDGED'");
  }

  private long number(String sql) throws SQLException {
    try (Connection database = installation.asSuperuser();
        PreparedStatement query = database.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Instant lastAccepted() throws SQLException {
    return Instant.ofEpochMilli(
        number("select (extract(epoch from max(accepted_at)) * 1000)::bigint from handoff"));
  }

  /** Verified by the use case, ten a second; from the moment in which the hand-off was made. */
  private void delay() throws Exception {
    int count = A_SECOND * settings.delaySeconds();
    ExecutorService receivers = receivers();
    try {
      long before = accepted();
      Instant since = Instant.now();
      new SteadyHandoffs(installation, loader, institutions).run(count, A_SECOND);
      await(before + count, count);
      long[] nanos = delays(since);
      Measured delays = new Measured(nanos.length, 0, settings.delaySeconds(), nanos);
      results.put("hand-offs at " + A_SECOND + " a second", nanos.length);
      results.put("commit to delivery, p50 ms", delays.percentile(50));
      results.put("commit to delivery, p99 ms", delays.percentile(99));
    } finally {
      end(receivers);
    }
  }

  private long[] delays(Instant since) throws SQLException {
    try (Connection database = installation.asSuperuser();
        PreparedStatement query =
            database.prepareStatement(
                "select uuid, offered_at from handoff where offered_at >= ?")) {
      query.setObject(1, since.atOffset(ZoneOffset.UTC));
      List<Long> nanos = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Instant offered = row.getTimestamp(2).toInstant();
          Instant delivered = counts.delivered().get(row.getString(1));
          nanos.add(Duration.between(offered, delivered).toNanos());
        }
      }
      return nanos.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Nobody takes anything until all of it is promised and most of it sent. */
  private void backlog() throws Exception {
    int count = settings.backlog();
    if (count == 0) {
      return;
    }
    long before = accepted();
    heap("before the backlog");
    Instant begin = loader.promise(count, institutions);
    while (number("select count(*) from outbox_message") > 0) {
      Thread.sleep(500);
    }
    results.put("backlog", count);
    results.put("backlog sent to the queues, a second", count / since(begin));
    heap("with the backlog in the queues");
    Instant taking = Instant.now();
    ExecutorService receivers = receivers();
    try {
      await(before + count / 2, 0);
      heap("in the middle of taking it");
      await(before + count, count);
      results.put("backlog taken and accepted, a second", count / since(taking));
      heap("at the end");
    } finally {
      end(receivers);
    }
  }

  private void heap(String when) throws Exception {
    results.put("heap of the server " + when + ", MB", Heap.live(installation.serverPid()) / 1e6);
    results.put("heap of the broker " + when + ", MB", Heap.live(broker.pid()) / 1e6);
  }

  private static double since(Instant begin) {
    return seconds(Duration.between(begin, Instant.now()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static List<Double> ratios(List<Double> ours, List<Double> plain) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / plain.get(i));
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
