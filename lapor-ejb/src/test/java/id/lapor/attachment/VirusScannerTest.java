package id.lapor.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.shared.RuleViolation;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirusScannerTest {

  private static final byte[] INFECTED =
      GivenFiles.concat(
          GivenFiles.jpeg(40, 40), GivenFiles.EICAR.getBytes(StandardCharsets.US_ASCII));

  private final VirusScanner scanner = new VirusScanner();
  private ServerSocket server;
  private Process clamd;

  @AfterEach
  void stop() throws IOException, InterruptedException {
    scanner.close();
    if (server != null) {
      server.close();
    }
    if (clamd != null) {
      clamd.destroy();
      clamd.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRealScannerFindsTheTestVirusInAPhotoAndNothingInAnother(@TempDir Path directory)
      throws Exception {
    scanner.start("127.0.0.1:" + realScanner(directory), Duration.ofSeconds(20));

    scanner.scan(GivenFiles.jpeg(40, 40));
    assertThat(scanner.answering()).isEqualTo(VirusScanner.Answering.YES);
    refused("file-infected", INFECTED);
    scanner.scan(new byte[FileCleaning.LARGEST]);
  }

  @Test
  void whatTheScannerCallsInfectedIsRefused() throws IOException {
    scanner.start("127.0.0.1:" + answering("stream: Win.Test.EICAR_HDB-1 FOUND"), seconds(10));

    refused("file-infected", INFECTED);
  }

  @Test
  void theCheckTellsWhichSignaturesTheScannerHasAndHowOldTheyAre() throws IOException {
    scanner.start("127.0.0.1:" + answering("stream: OK"), seconds(10));
    ScannerCheck check = new ScannerCheck();
    check.scanner = scanner;
    check.clock = Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);

    assertThat(check.look().data())
        .containsEntry("signatures", 27_500L)
        .containsEntry("signatureDays", 2L);
  }

  @Test
  void whatTheScannerCallsCleanIsTaken() throws IOException {
    scanner.start("127.0.0.1:" + answering("stream: OK"), seconds(10));

    scanner.scan(INFECTED);

    assertThat(scanner.answering()).isEqualTo(VirusScanner.Answering.YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR", "something else", ""})
  void anAnswerThatIsNoAllClearIsASilentScanner(String answer) throws IOException {
    scanner.start("127.0.0.1:" + answering(answer), seconds(10));

    refused("scanner-silent", GivenFiles.jpeg(40, 40));
  }

  @Test
  @Timeout(10)
  void aScannerThatSaysNothingIsNotWaitedForForEver() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    scanner.start("127.0.0.1:" + server.getLocalPort(), Duration.ofMillis(300));

    refused("scanner-silent", GivenFiles.jpeg(40, 40));
  }

  @Test
  void aScannerThatIsNotThereIsSilent() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    int port = server.getLocalPort();
    server.close();
    scanner.start("127.0.0.1:" + port, seconds(10));

    refused("scanner-silent", GivenFiles.jpeg(40, 40));
    assertThat(scanner.answering()).isEqualTo(VirusScanner.Answering.NO);
  }

  @Test
  void whereNoneIsSetFilesAreTakenUnscanned() {
    scanner.start("off", seconds(1));

    scanner.scan(INFECTED);

    assertThat(scanner.answering()).isEqualTo(VirusScanner.Answering.OFF);
    assertThat(ScannerSettings.of("off").decided()).isTrue();
    scanner.start(null, seconds(1));
    assertThat(scanner.answering()).isEqualTo(VirusScanner.Answering.FORGOTTEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clamd", "clamd:", "clamd:0", "clamd:70000", ":3310", "a b:1", "on"})
  void aSettingThatIsNoAddressStopsTheStart(String setting) {
    assertThatThrownBy(() -> ScannerSettings.of(setting))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lapor.scanner")
        .hasMessageNotContaining("70000");
  }

  private void refused(String rule, byte[] content) {
    assertThatThrownBy(() -> scanner.scan(content))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(FileRefusal.rule(refusal)).isEqualTo(rule));
  }

  /** Speaks clamd's protocol and gives this answer to every file. */
  private int answering(String verdict) throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(verdict));
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  private void serve(String verdict) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        String command = command(in);
        if (command.startsWith("zINSTREAM")) {
          for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
          }
        }
        String answer =
            switch (command.substring(1)) {
              case "VERSIONCOMMANDS" ->
                  "ClamAV 1.4.6| COMMANDS: SCAN QUIT RELOAD PING CONTSCAN VERSIONCOMMANDS VERSION"
                      + " INSTREAM";
              case "PING" -> "PONG";
              case "VERSION" -> "ClamAV 1.4.6/27500/Sat Nov 28 09:12:11 2026";
              default -> verdict;
            };
        char end = command.charAt(0) == 'z' ? '\0' : '\n';
        client.getOutputStream().write((answer + end).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static String command(DataInputStream in) throws IOException {
    StringBuilder command = new StringBuilder();
    for (int c = in.read(); c > 0 && c != '\n'; c = in.read()) {
      command.append((char) c);
    }
    return command.toString();
  }

  private int realScanner(Path directory) throws Exception {
    String program =
        Stream.of("/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst()
            .orElse(null);
    assumeTrue(
        program != null || "required".equals(System.getProperty("lapor.clamd")),
        "No clamd on this machine: the protocol is tested against a small server alone");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String hex = HexFormat.of().formatHex(GivenFiles.EICAR.getBytes(StandardCharsets.US_ASCII));
    Files.writeString(directory.resolve("local.ndb"), "Local.Eicar:0:*:" + hex + "\n");
    Files.writeString(
        directory.resolve("clamd.conf"),
        String.join(
            "\n",
            List.of(
                "Foreground yes",
                "TCPAddr 127.0.0.1",
                "TCPSocket " + port,
                "DatabaseDirectory " + directory,
                "StreamMaxLength 25M",
                "MaxScanSize 100M",
                "MaxFileSize 25M",
                "")));
    clamd =
        new ProcessBuilder(program, "--config-file=" + directory.resolve("clamd.conf"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("clamd.log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end && clamd.isAlive()) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return port;
      } catch (IOException notYet) {
        clamd.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError(Files.readString(directory.resolve("clamd.log")));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
