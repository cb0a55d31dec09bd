package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every step from every state, over REST: allowed where the life cycle has it, else refused. */
class TransitionIT {

  private static final Map<String, Supplier<Sent>> STATES = new LinkedHashMap<>();
  private static final Map<String, BiFunction<Sent, JsonObject, Answer>> STEPS =
      new LinkedHashMap<>();
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("verification", Set.of("SUBMITTED")),
          Map.entry("pending", Set.of("SUBMITTED")),
          Map.entry("archive", Set.of("SUBMITTED", "RETURNED")),
          Map.entry("restoration", Set.of("ARCHIVED")),
          Map.entry("handoffs", Set.of("ROUTED", "IN_PROGRESS")),
          Map.entry("unmerge", Set.of("MERGED")),
          Map.entry("publication", Set.of()),
          Map.entry("take-down", Set.of("ROUTED", "IN_PROGRESS", "RETURNED", "COMPLETED")),
          Map.entry("completion", Set.of("IN_PROGRESS")),
          Map.entry("reopening", Set.of("COMPLETED")),
          Map.entry(
              "withdrawal",
              Set.of("SUBMITTED", "PENDING_INFO", "ROUTED", "IN_PROGRESS", "RETURNED")));

  static {
    STATES.put("SUBMITTED", Cases::sent);
    STATES.put("PENDING_INFO", Cases::pending);
    STATES.put("ROUTED", Cases::routed);
    STATES.put("IN_PROGRESS", Cases::answered);
    STATES.put("RETURNED", Cases::returned);
    STATES.put("COMPLETED", Cases::completed);
    STATES.put("ARCHIVED", Cases::archived);
    STATES.put("WITHDRAWN", Cases::withdrawn);
    STATES.put("MERGED", Cases::merged);
    officer(
        "verification", Cases::verifier, Map.of("category", Cases.CATEGORY, "lead", Cases.LEAD));
    officer("pending", Cases::verifier, Map.of("missing", "Di mana?"));
    officer("archive", Cases::verifier, Map.of("reason", "TEST", "text", "Percobaan."));
    officer("restoration", Cases::admin, Map.of("reason", "Keliru"));
    officer("handoffs", Cases::verifier, Map.of("institution", Cases.OTHER, "role", "SUPPORTING"));
    officer("unmerge", Cases::verifier, Map.of("reason", "Keliru"));
    officer("publication", Cases::admin, Map.of("reason", "Keliru"));
    officer("take-down", Cases::admin, Map.of("reason", "Data pribadi"));
    reporter("completion", Cases.completion().build());
    reporter("reopening", Json.createObjectBuilder().add("reason", "Belum selesai").build());
    reporter("withdrawal", Json.createObjectBuilder().build());
  }

  @TestFactory
  Stream<DynamicTest> everyStepThatTheLifeCycleDoesNotHaveIsRefusedAndChangesNothing() {
    return STATES.keySet().stream()
        .map(
            state ->
                dynamicTest(
                    state,
                    () -> {
                      Sent sent = STATES.get(state).get();
                      for (String step : STEPS.keySet()) {
                        if (!ALLOWED.get(step).contains(state)) {
                          assertRefused(sent, state, step);
                        }
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyStepThatTheLifeCycleHasIsPossible() {
    List<DynamicTest> tests = new ArrayList<>();
    STEPS.forEach(
        (step, action) ->
            ALLOWED.get(step).stream()
                .sorted()
                .forEach(
                    state ->
                        tests.add(
                            dynamicTest(
                                step + " of " + state,
                                () -> {
                                  Sent sent = STATES.get(state).get();

                                  Answer answer = action.apply(sent, Cases.file(sent));

                                  assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                                }))));
    return tests.stream();
  }

  private static void assertRefused(Sent sent, String state, String step) {
    JsonObject before = Cases.file(sent);

    Answer refused = STEPS.get(step).apply(sent, before);

    assertThat(refused.status()).as(step + " of " + state + ": " + refused.text()).isEqualTo(409);
    InputIT.assertProblem(refused, 409);
    assertThat(refused.json().getJsonObject("current").getString("status")).isEqualTo(state);
    assertThat(refused.json().getJsonObject("current").getJsonNumber("version"))
        .isEqualTo(before.getJsonNumber("version"));
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  private static void officer(String step, Supplier<Api> who, Map<String, String> members) {
    STEPS.put(
        step,
        (sent, file) -> {
          var body = Cases.versioned(file);
          members.forEach(body::add);
          return who.get().post(sent.path() + "/" + step, body.build());
        });
  }

  private static void reporter(String step, JsonObject body) {
    STEPS.put(step, (sent, file) -> sent.reporter().post(sent.path() + "/" + step, body));
  }
}
