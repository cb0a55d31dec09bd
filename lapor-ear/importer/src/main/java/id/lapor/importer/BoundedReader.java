package id.lapor.importer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets no single record grow without bound: a quote that is never closed would take the memory. */
final class BoundedReader extends FilterReader {

  /** The longest record, in characters, with some room for what is read ahead. */
  static final int MAX_RECORD = 1_000_000;

  private int sinceRecord;

  BoundedReader(Reader in) {
    super(in);
  }

  /** A record was read in full; the next one may be as long again. */
  void recordRead() {
    sinceRecord = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) throws IOException {
    sinceRecord += read;
    if (sinceRecord > MAX_RECORD) {
      throw new IOException("a record of more than " + MAX_RECORD + " characters");
    }
  }
}
