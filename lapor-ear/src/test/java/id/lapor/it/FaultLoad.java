package id.lapor.it;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Officers who hand reports off, one after the other, and try again what they got no answer to. */
final class FaultLoad {

  private static final int OFFICERS = 2;

  /** As long as a server may take to come back. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ExecutorService officers = Executors.newFixedThreadPool(OFFICERS);
  private final List<Future<String>> handedOff = new ArrayList<>();
  private final List<String> institutions;

  /** To one institution after the other. */
  FaultLoad(List<String> institutions) {
    this.institutions = institutions;
    Cases.verifier();
  }

  /** Has so many more reports handed off from now on. */
  void more(int handoffs) {
    for (int i = 0; i < handoffs; i++) {
      String institution = institutions.get(handedOff.size() % institutions.size());
      handedOff.add(officers.submit(() -> handOff(institution)));
    }
  }

  /** How many there are so far. */
  int size() {
    return handedOff.size();
  }

  /** Numbers of the reports, when all were handed off. */
  List<String> finished() throws InterruptedException, ExecutionException {
    List<String> reports = new ArrayList<>();
    for (Future<String> one : handedOff) {
      reports.add(one.get());
    }
    officers.shutdown();
    return reports;
  }

  private static String handOff(String institution) {
    Cases.Sent sent = Eventually.eventually(Cases::sent, PATIENCE);
    Eventually.eventually(
        () -> {
          verify(sent, institution);
          return null;
        },
        PATIENCE);
    return sent.id();
  }

  private static void verify(Cases.Sent sent, String institution) {
    if (Cases.file(sent).getString("status").equals("SUBMITTED")) {
      JsonObject decision =
          Cases.verification(Cases.version(sent)).add("lead", institution).build();
      Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    }
  }
}
