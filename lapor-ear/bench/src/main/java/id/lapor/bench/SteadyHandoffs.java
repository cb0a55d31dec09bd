package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.bench.Loader.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reports that are verified over the API at a fixed rate, each to the next institution in turn. */
record SteadyHandoffs(
    Installation installation, Loader loader, List<QueueInstitution> institutions) {

  private static final int CLIENTS = 8;

  /** Sends reports in, and then verifies so many of them a second; returns when all are. */
  void run(int count, int aSecond) throws Exception {
    Officers officers =
        new Officers(installation.httpPort(), installation.accounts(), loader.reference());
    ConcurrentLinkedQueue<Known> sent = sent(count);
    ConcurrentLinkedQueue<Client> clients = new ConcurrentLinkedQueue<>();
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(CLIENTS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String lead = institutions.get(i % institutions.size()).body().code();
        Known report = sent.poll();
        all.add(
            pool.schedule(
                () -> {
                  Client free = clients.poll();
                  Client client = free == null ? new Client(installation.httpPort()) : free;
                  verify(client, officers.verifier(), report, lead);
                  clients.add(client);
                  return null;
                },
                1_000L * i / aSecond,
                TimeUnit.MILLISECONDS));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A report could not be verified", failed.getCause());
    } finally {
      pool.shutdownNow();
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private ConcurrentLinkedQueue<Known> sent(int count) throws InterruptedException {
    RestSubmissions rest =
        new RestSubmissions(installation.httpPort(), loader.reference(), loader.words());
    while (rest.sent().size() < count) {
      Load.run(4, 1, rest);
    }
    return new ConcurrentLinkedQueue<>(rest.sent());
  }

  private void verify(Client client, String verifier, Known report, String lead) throws Exception {
    String topic =
        loader.reference().topic(new SplittableRandom(report.digits().hashCode())).code();
    Reply reply =
        client.post(
            "/reports/" + report.digits() + "/verification",
            verifier,
            "{\"version\":1,\"category\":\"%s\",\"lead\":\"%s\"}".formatted(topic, lead));
    if (reply.status() != 200) {
      throw new IllegalStateException("Not verified: " + reply);
    }
  }
}
