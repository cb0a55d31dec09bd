package id.lapor.operator;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks a broker whether it knows an account: the sign-in of AMQP 1.0 (part 5.3 of the standard), on
 * a connection that does nothing else. Artemis speaks it beside its own protocol on one port.
 */
final class BrokerSignIn {

  private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
  private static final int HEADER = 8;
  private static final int LONGEST_FRAME = 65_536;
  private static final int SASL_FRAME = 1;
  private static final int INIT = 0x41;
  private static final int OUTCOME = 0x44;
  private static final int LIST_32 = 0xd0;
  private static final int SYMBOL_8 = 0xa3;
  private static final int BINARY_32 = 0xb0;
  private static final int SMALL_UNSIGNED = 0x50;

  private final DataInputStream in;
  private final DataOutputStream out;

  private BrokerSignIn(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Over a connection that nothing has been said on. */
  static BrokerSignIn over(Socket socket) throws IOException {
    return new BrokerSignIn(
        new DataInputStream(socket.getInputStream()),
        new DataOutputStream(socket.getOutputStream()));
  }

  /** Why the account is refused, for people; empty when it is known. */
  Optional<String> refusal(String user, String password) throws IOException {
    out.write(HELLO);
    out.flush();
    byte[] answer = in.readNBytes(HELLO.length);
    if (!Arrays.equals(answer, HELLO)) {
      return Optional.of("answers, and is no broker that speaks AMQP 1.0");
    }
    readFrame();
    writeInit(user, password);
    byte[] outcome = readFrame();
    boolean accepted =
        outcome.length > 7
            && outcome[2] == OUTCOME
            && outcome[outcome.length - outcomeLength(outcome)] == 0;
    return accepted
        ? Optional.empty()
        : Optional.of("refuses the account of lapor.broker.user: name or password is wrong");
  }

  /** How far from the end the code stands: the first element, a small number behind its type. */
  private static int outcomeLength(byte[] outcome) {
    for (int at = 3; at < outcome.length - 1; at++) {
      if (outcome[at] == SMALL_UNSIGNED) {
        return outcome.length - at - 1;
      }
    }
    return outcome.length;
  }

  private void writeInit(String user, String password) throws IOException {
    byte[] secret = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
    byte[] mechanism = "PLAIN".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream elements = new ByteArrayOutputStream();
    DataOutputStream list = new DataOutputStream(elements);
    list.writeInt(2);
    list.writeByte(SYMBOL_8);
    list.writeByte(mechanism.length);
    list.write(mechanism);
    list.writeByte(BINARY_32);
    list.writeInt(secret.length);
    list.write(secret);
    int described = 3;
    int listHead = 5;
    out.writeInt(HEADER + described + listHead + elements.size());
    out.write(new byte[] {2, SASL_FRAME, 0, 0, 0, 0x53, INIT});
    out.writeByte(LIST_32);
    out.writeInt(elements.size());
    elements.writeTo(out);
    out.flush();
  }

  private byte[] readFrame() throws IOException {
    int size = in.readInt();
    if (size < HEADER || size > LONGEST_FRAME) {
      throw new IOException("a frame of " + size + " bytes");
    }
    int offset = in.readUnsignedByte() * 4;
    in.skipNBytes(offset - 5L);
    return in.readNBytes(size - offset);
  }
}
