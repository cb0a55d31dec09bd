package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Messages that nobody can take: kept and named, and out of the way of the others. */
@ArquillianTest
class DeadLetterIT {

  /** Six attempts, with 0.1, 0.3, 0.9, 2.7 and 8.1 seconds between them, as the build sets it. */
  private static final Duration SIX_ATTEMPTS = Duration.ofSeconds(40);

  private static final String UNREADABLE = "unreadable-message";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void whatNobodyCanTakeEndsAmongTheDeadLettersAndHoldsNobodyUp() {
    Passage passage = Passage.of(Cases.routed());
    String before = passage.state();
    Map<String, String> sent = sendWhatNobodyCanTake(passage);

    for (int i = 0; i < 3; i++) {
      Passage behind = Passage.of(Cases.routed());
      Eventually.eventually(
          () -> {
            behind.assertDeliveredOnce();
            return null;
          },
          Duration.ofSeconds(10));
    }

    Eventually.eventually(
        () -> {
          assertThat(marks(Broker.takenLetters())).containsAll(sent.keySet());
          return null;
        },
        SIX_ATTEMPTS);
    assertThat(Broker.takenLetters())
        .filteredOn(dead -> sent.containsKey(dead.getString("mark")))
        .hasSameSizeAs(sent.keySet())
        .allSatisfy(dead -> assertThat(dead.getString("from")).isEqualTo(Broker.PORTAL));
    assertThat(passage.state()).isEqualTo(before);
    sent.forEach((mark, reason) -> assertNamedOnce(mark, reason));
    assertThat(sent.keySet()).allSatisfy(mark -> assertThat(Passage.received(mark)).isZero());
    assertThat(log()).noneMatch(line -> line.contains("Siti Aminah"));
  }

  /** Each by its mark, with the reason that the log must give. */
  private static Map<String, String> sendWhatNobodyCanTake(Passage passage) {
    Map<String, String> sent = new LinkedHashMap<>();
    String good = passage.message("ID", "OFFER", 1).build().toString();
    List<String> texts =
        List.of(
            "bukan json, Siti Aminah",
            "[" + good + "]",
            "[".repeat(60_000),
            good.replace("lapor.handoff/1", "lapor.handoff/2"),
            good.replace("\"handoffId\"", "\"id\""),
            good.replace("\"sequence\":1", "\"sequence\":\"1\""),
            good.replace("OFFER", "LOSS"),
            good.replace("}", ",\"note\":\"" + "x".repeat(262_144) + "\"}"),
            good.replace("}", ",\"note\":\"" + "x".repeat(300_000) + "\"}"));
    for (String text : texts) {
      String mark = UUID.randomUUID().toString();
      Broker.send(mark, text.replace("ID", mark));
      sent.put(mark, UNREADABLE);
    }
    String map = UUID.randomUUID().toString();
    Broker.send(map, "map", new byte[0]);
    sent.put(map, UNREADABLE);
    String latin = UUID.randomUUID().toString();
    Broker.send(latin, "bytes", "{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1));
    sent.put(latin, UNREADABLE);
    for (String type : List.of("OFFER", "WITHDRAWAL")) {
      String unknown = UUID.randomUUID().toString();
      Passage nobodys = new Passage(UUID.randomUUID().toString());
      Broker.send(unknown, nobodys.message(unknown, type, 1).build().toString());
      sent.put(unknown, "no such hand-off");
    }
    return sent;
  }

  private static void assertNamedOnce(String mark, String reason) {
    JsonObject dead =
        Broker.takenLetters().stream()
            .filter(letter -> letter.getString("mark").equals(mark))
            .findFirst()
            .orElseThrow();
    assertThat(log())
        .filteredOn(line -> line.contains(" WARN ") && line.contains(dead.getString("id")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .contains(Broker.PORTAL)
                    .contains(Broker.DEAD_LETTERS)
                    .contains(reason));
  }

  private static List<String> marks(List<JsonObject> messages) {
    return messages.stream().map(message -> message.getString("mark")).toList();
  }

  private static List<String> log() {
    try {
      return Files.readAllLines(RunningLapor.data().resolve("server/log/server.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
