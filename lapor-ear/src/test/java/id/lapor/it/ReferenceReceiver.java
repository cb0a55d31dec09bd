package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.QueueClient.Login;
import id.lapor.it.QueueClient.Protocol;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The shipped reference receiver, run as an institution runs it: a process of its own. */
final class ReferenceReceiver {

  private static final int MOST_WORDS = 2_000;

  private static final Path PROGRAM = Path.of("receiver/target/lapor-receiver.jar");

  private final GivenQueue institution;
  private final Path folder;
  private final List<String> arguments;
  private Process process;

  /**
   * Makes the receiver's keys and registers the one that signs.
   *
   * @param brokers addresses of the broker, or of both of a pair, in the receiver's own words
   */
  ReferenceReceiver(GivenQueue institution, Page administrator, Path folder, List<String> brokers)
      throws IOException {
    this.institution = institution;
    this.folder = Files.createDirectories(folder);
    String kid = registered(administrator);
    Login login = institution.account();
    arguments = new ArrayList<>(List.of("run"));
    brokers.forEach(broker -> arguments.add("--broker=" + broker));
    arguments.addAll(
        List.of(
            "--login=" + login.name(),
            "--secret=" + login.secret(),
            "--lapor=" + RunningLapor.baseUrl(),
            "--institution=" + institution.code,
            "--keys=" + folder.resolve("keys.json"),
            "--kid=" + kid,
            "--store=" + folder.resolve("store.db"),
            "--answer=Sudah diperbaiki, loket dibuka lagi."));
  }

  /** That of a new institution, which receives by its queue. */
  static ReferenceReceiver ofNewInstitution(Page administrator, Path folder, Protocol protocol)
      throws IOException {
    GivenQueue institution = new GivenQueue(administrator);
    institution.receives("QUEUE");
    return new ReferenceReceiver(
        institution,
        administrator,
        folder.resolve(institution.code),
        ExternalBroker.queueUrls(protocol));
  }

  /** Shows that the key is held, as docs/handoff-protocol.md says. */
  private String registered(Page page) {
    String signing = output("keys", "--keys=" + folder.resolve("keys.json")).split("\n")[0];
    page.navigate("/staff/keys?of=" + institution.code);
    page.selectOption("#purpose", "SIGNING");
    page.fill("#jwk", signing);
    page.click("#ask");
    page.waitForSelector("#challenge");
    page.fill(
        "#answer",
        output(
                "prove",
                "--keys=" + folder.resolve("keys.json"),
                "--challenge=" + page.innerText("#challenge"))
            .strip());
    page.click("#register");
    page.waitForURL(Pattern.compile(".*done=registered"));
    return page.getAttribute("tr[data-kid]", "data-kid");
  }

  /** Starts it, with what else is said on its command line. */
  void start(String... more) {
    List<String> command = new ArrayList<>(arguments);
    command.addAll(List.of(more));
    process = begin(command, Path.of("receiver.log"));
  }

  /** Whether it runs. */
  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Ends it at once, in the middle of what it does. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** How many of what it keeps. */
  JsonObject counts() {
    String text = output("show", "--store=" + folder.resolve("store.db"));
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The institution that it serves. */
  String code() {
    return institution.code;
  }

  private String output(String... command) {
    Path out = Path.of("out.txt");
    try {
      Files.deleteIfExists(folder.resolve(out));
      int code = begin(List.of(command), out).onExit().join().exitValue();
      String said = Files.readString(folder.resolve(out));
      assertThat(code).as(said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process begin(List<String> command, Path out) {
    List<String> whole = new ArrayList<>();
    whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    whole.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    whole.add(PROGRAM.toAbsolutePath().toString());
    whole.addAll(command);
    try {
      return new ProcessBuilder(whole)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(out).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it runs, and what it said last. */
  String state() {
    try {
      String said = Files.readString(folder.resolve("receiver.log"));
      return (isRunning() ? "runs: " : "ended: ")
          + said.substring(Math.max(0, said.length() - MOST_WORDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
