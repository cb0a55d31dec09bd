package id.lapor.reference;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a file that unpacks to more than anybody means to send. */
final class BoundedBytes extends FilterInputStream {

  private final long most;
  private long read;

  BoundedBytes(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /** There are more bytes than allowed. */
  static final class TooMany extends IOException {

    private static final long serialVersionUID = 1L;

    private TooMany() {
      super("too many bytes");
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int some = super.read(buffer, offset, length);
    count(Math.max(some, 0));
    return some;
  }

  private void count(int some) throws IOException {
    read += some;
    if (read > most) {
      throw new TooMany();
    }
  }
}
