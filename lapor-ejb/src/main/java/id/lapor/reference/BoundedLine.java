package id.lapor.reference;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets no single line grow without bound: a quote that is never closed would take the memory. */
final class BoundedLine extends FilterReader {

  private final int longest;
  private int sinceLine;

  BoundedLine(Reader in, int longest) {
    super(in);
    this.longest = longest;
  }

  /** A line was read in full; the next one may be as long again. */
  void lineRead() {
    sinceLine = 0;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int some = super.read(buffer, offset, length);
    count(Math.max(some, 0));
    return some;
  }

  private void count(int some) throws IOException {
    sinceLine += some;
    if (sinceLine > longest) {
      throw new IOException("a line of more than " + longest + " characters");
    }
  }
}
