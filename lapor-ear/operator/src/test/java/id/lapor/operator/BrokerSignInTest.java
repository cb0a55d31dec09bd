package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the bytes of the standard's part 5.3, as a broker sends them. */
class BrokerSignInTest {

  private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

  private ServerSocket broker;

  @BeforeEach
  void listen() throws IOException {
    broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    broker.close();
  }

  @Test
  void aKnownAccountIsNotRefused() throws Exception {
    CompletableFuture<String> seen = answer(HELLO, 0);

    assertThat(signIn("lapor", "s3cret\u00e9")).isEmpty();
    assertThat(seen.get()).isEqualTo("\0lapor\0s3cret\u00e9");
  }

  @Test
  void anUnknownAccountIsRefusedWithoutItsPassword() throws Exception {
    answer(HELLO, 1);

    assertThat(signIn("lapor", "s3cret"))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).contains("lapor.broker.user").doesNotContain("s3cret"));
  }

  @Test
  void whateverElseAnswersIsNoBroker() throws Exception {
    answer("HTTP/1.1 400".substring(0, 8).getBytes(StandardCharsets.US_ASCII), 0);

    assertThat(signIn("lapor", "s3cret"))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("no broker"));
  }

  private Optional<String> signIn(String user, String password) throws IOException {
    try (Socket socket = new Socket(broker.getInetAddress(), broker.getLocalPort())) {
      return BrokerSignIn.over(socket).refusal(user, password);
    }
  }

  /** Answers one sign-in, and gives what was sent as the account. */
  private CompletableFuture<String> answer(byte[] hello, int code) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket socket = broker.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            in.readNBytes(HELLO.length);
            out.write(hello);
            out.write(frame(0x53, 0x40, 0xc0, 8, 1, 0xa3, 5, 'P', 'L', 'A', 'I', 'N'));
            if (hello != HELLO) {
              return "";
            }
            byte[] init = in.readNBytes(in.readInt() - 4);
            out.write(frame(0x53, 0x44, 0xc0, 3, 1, 0x50, code));
            String text = new String(init, StandardCharsets.UTF_8);
            return text.substring(text.indexOf('\0' + "lapor"));
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  private static byte[] frame(int... described) {
    byte[] frame = new byte[9 + described.length];
    frame[3] = (byte) frame.length;
    frame[4] = 2;
    frame[5] = 1;
    for (int i = 0; i < described.length; i++) {
      frame[9 + i] = (byte) described[i];
    }
    return frame;
  }
}
