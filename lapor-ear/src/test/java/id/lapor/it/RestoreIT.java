package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Database and broker are put back to different moments; they agree again. */
class RestoreIT {

  private static final String REQUEST = "beef0000beef0000beef0000beef0001";
  private static final String NUMBERS =
      "select concat(channel_id, '/', epoch, '/', sequence) from outbox_delivery where epoch ";

  /** What docs/operations.md tells to keep; what the broker holds is not among it. */
  private static final List<String> KEPT = List.of("database", "attachments", "keys.properties");

  private final Path data = RunningLapor.data();
  private final Path backup = data.resolveSibling(data.getFileName() + "-backup");

  @Test
  void nothingIsLostInSilenceOrDoubledWhicheverIsOlder() throws InterruptedException {
    Cases.verifier();
    Cases.liaison();
    long epoch = epoch();
    RunningLapor.delete(backup);
    Sent onItsWay = Cases.sent();
    String photo = attached(onItsWay, 40);
    verifiedAndNotArrived(onItsWay);
    byte[] shown = onItsWay.reporter().download(photo).bytes();
    RunningLapor.killAndStartAgain(() -> KEPT.forEach(this::keep), Map.of());
    Cases.delivered(onItsWay);
    Sent lost = Cases.routed();
    String late = attached(onItsWay, 41);
    List<String> given = Sql.column(NUMBERS + "> 0");
    long logged = size(log());

    RunningLapor.killAndStartAgain(
        () -> KEPT.forEach(this::putBack),
        Map.of("lapor.restored", "it-database", "lapor.log", "json"));

    assertArrivedAgain(onItsWay, epoch + 1);
    assertThat(onItsWay.reporter().download(photo).bytes()).isEqualTo(shown);
    assertThat(onItsWay.reporter().download(late).status()).isEqualTo(404);
    assertThat(Cases.ok(Cases.verifier().get(onItsWay.path() + "/identity")).string("name"))
        .isEqualTo("Siti Aminah");
    assertThat(Api.anybody().get(lost.path()).status()).isEqualTo(404);
    Sent later = Cases.routed();
    Passage.of(later).assertDeliveredOnce();
    assertThat(given).containsAll(Sql.column(NUMBERS + "<= " + epoch));
    assertThat(Sql.column(NUMBERS + "> " + epoch))
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(given);
    assertLogIsJson(logged);

    Sent inTheBroker = Cases.sent();
    verifiedAndNotArrived(inTheBroker);
    RunningLapor.killAndStartAgain(
        () -> RunningLapor.delete(data.resolve("messages")), Map.of("lapor.restored", "it-broker"));

    assertArrivedAgain(inTheBroker, epoch + 2);
    assertThat(Passage.of(onItsWay).events("HANDOFF_DELIVERED")).isEqualTo(1);
    Passage.of(later).assertDeliveredOnce();
    Cases.ok(
        Cases.liaison()
            .post(
                Cases.leadHandoff(inTheBroker) + "/answers",
                Cases.answer(Cases.handoff(inTheBroker)).build()));
    Trail.of(inTheBroker).assertUnbroken();
  }

  /** The broker has the offer, the outbox does not any more, and the desk has not got it. */
  private static void verifiedAndNotArrived(Sent sent) {
    Faults.repaired("inbox_message");
    Faults.hanging("inbox_message", "insert");
    Cases.ok(
        Cases.verifier()
            .post(sent.path() + "/verification", Cases.verification(Cases.version(sent)).build()));
    Eventually.eventually(
        () -> {
          assertThat(Sql.count("select count(*) from outbox_message")).isZero();
          assertThat(Faults.calls()).isPositive();
        });
    assertThat(Passage.of(sent).status()).isEqualTo("OFFERED");
  }

  /** By a new message, of the epoch that the restoration began, with one effect. */
  private static void assertArrivedAgain(Sent sent, long epoch) {
    Faults.repaired("inbox_message");
    Cases.delivered(sent);
    Passage passage = Passage.of(sent);
    assertThat(passage.status()).isEqualTo("DELIVERED");
    assertThat(passage.events("HANDOFF_DELIVERED")).isEqualTo(1);
    assertThat(Passage.received(passage.messageId())).isEqualTo(1);
    assertThat(
            Sql.count(
                "select epoch from outbox_delivery where message_id = ?", passage.messageId()))
        .isEqualTo(epoch)
        .isEqualTo(epoch());
    Trail.of(sent).assertUnbroken();
  }

  /** One object a line from the first line of the start on, and lines name request and run. */
  private void assertLogIsJson(long from) {
    Faults.failing("report_event", "insert", 1);
    Answer failed =
        Api.anybody().with("X-Request-Id", REQUEST).post("/reports", Cases.complaint().build());
    Faults.repaired("report_event");
    List<JsonObject> lines =
        read(log()).substring((int) from).lines().map(RestoreIT::object).toList();

    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line.getString("message")).contains(failed.string("incident"));
              assertThat(line.getJsonObject("mdc").getString("request")).isEqualTo(REQUEST);
            });
    assertThat(lines)
        .anySatisfy(line -> assertThat(line.getString("message")).contains("it-database"));
  }

  private static JsonObject object(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private static long epoch() {
    return Sql.count("select epoch from channel where code = 'portal'");
  }

  private Path log() {
    return data.resolve("server/log/server.log");
  }

  private static long size(Path file) {
    return read(file).length();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void keep(String what) {
    copy(data.resolve(what), backup.resolve(what));
  }

  /** As on a new machine: nothing is left of what was there. */
  private void putBack(String what) {
    RunningLapor.delete(data.resolve(what));
    copy(backup.resolve(what), data.resolve(what));
  }

  /** Path of a photo that the reporter has just added. */
  private static String attached(Sent sent, int seed) {
    AttachmentsIT.attached(sent, seed);
    JsonArray all = sent.reporter().get(AttachmentsIT.attachments(sent)).items();
    return AttachmentsIT.path(sent, all, all.size() - 1);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      Files.createDirectories(to.getParent());
      for (Path file : files.toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file)),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
