package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Reads a PDF and unpacks each of its streams within bounds before the library does: a few bytes
 * can stand for gigabytes, and the library keeps what it unpacks in memory.
 */
final class PdfStreams extends PDFParser {

  /** The most that all streams of one document may unpack to. */
  static final long MOST_UNPACKED = 256L << 20;

  private static final int LONGEST_ROW = 4 << 20;
  private static final long MOST_FAX_BYTES = 32L << 20;
  private static final int MOST_FILTERS = 4;
  private static final Set<COSName> PACKING =
      Set.of(
          COSName.FLATE_DECODE,
          COSName.LZW_DECODE,
          COSName.ASCII85_DECODE,
          COSName.ASCII_HEX_DECODE,
          COSName.RUN_LENGTH_DECODE);
  private static final Set<COSName> PICTURES =
      Set.of(COSName.DCT_DECODE, COSName.JPX_DECODE, COSName.CCITTFAX_DECODE, COSName.JBIG2_DECODE);

  private long unpacked;

  PdfStreams(byte[] content) throws IOException {
    super(new RandomAccessReadBuffer(content));
  }

  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    COSStream stream = super.parseCOSStream(dictionary);
    check(stream);
    return stream;
  }

  private void check(COSStream stream) throws IOException {
    requireWritten(stream, COSName.FILTER, COSName.DECODE_PARMS, COSName.W);
    if (stream.containsKey(COSName.F) || stream.containsKey(COSName.DP)) {
      throw refusal();
    }
    checkWidths(stream.getItem(COSName.W));
    checkRows(stream.getItem(COSName.DECODE_PARMS));
    unpack(stream, filters(stream.getItem(COSName.FILTER)));
  }

  /** What is looked at here must be what the library will look at later. */
  private static void requireWritten(COSDictionary stream, COSName... names) {
    for (COSName name : names) {
      COSBase value = stream.getItem(name);
      boolean elsewhere = value instanceof COSObject;
      if (value instanceof COSArray list) {
        for (int i = 0; i < list.size(); i++) {
          elsewhere |= list.get(i) instanceof COSObject;
        }
      }
      if (elsewhere) {
        throw refusal();
      }
    }
  }

  private static List<COSName> filters(COSBase named) {
    if (named == null) {
      return List.of();
    }
    if (named instanceof COSName one) {
      return List.of(one);
    }
    if (named instanceof COSArray list && list.size() <= MOST_FILTERS) {
      return list.toCOSNameStringList().stream().map(COSName::getPDFName).toList();
    }
    throw refusal();
  }

  private void unpack(COSStream stream, List<COSName> filters) throws IOException {
    try (InputStream raw = stream.createRawInputStream()) {
      byte[] data = raw.readAllBytes();
      for (int i = 0; i < filters.size(); i++) {
        COSName filter = filters.get(i);
        if (!PACKING.contains(filter)) {
          if (!PICTURES.contains(filter)) {
            throw refusal(); // also the short names, which no writer uses here
          }
          checkPicture(stream, filter, data);
          return;
        }
        boolean last = i == filters.size() - 1;
        Bounded output = new Bounded(last ? null : new ByteArrayOutputStream());
        FilterFactory.INSTANCE
            .getFilter(filter)
            .decode(new ByteArrayInputStream(data), output, stream, i);
        data = last ? data : output.kept.toByteArray();
      }
    } catch (IOException damaged) {
      return; // no further than the library itself will come
    }
  }

  /** The picture in it is not unpacked here, but its size must be one that could be. */
  private static void checkPicture(COSStream stream, COSName filter, byte[] data)
      throws IOException {
    if (filter.equals(COSName.DCT_DECODE)) {
      checkJpeg(data);
    }
    if (filter.equals(COSName.CCITTFAX_DECODE)) {
      long rows =
          Math.max(
              (long) stream.getInt(COSName.HEIGHT, 0),
              rowsOf(stream.getItem(COSName.DECODE_PARMS)));
      long columns = columnsOf(stream.getItem(COSName.DECODE_PARMS));
      if (rows < 0 || columns < 0 || columns / 8 * rows > MOST_FAX_BYTES) {
        throw refusal();
      }
    }
  }

  private static void checkJpeg(byte[] data) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
      reader.setInput(in, true, true);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > PictureCleaning.MOST_PIXELS) {
        throw refusal();
      }
    } finally {
      reader.dispose();
    }
  }

  /** No exception of the kind that the library takes for a small damage and goes on after. */
  private static RuleViolation refusal() {
    return FileRefusal.of("file-unreadable");
  }

  private static long rowsOf(COSBase params) {
    return largest(params, COSName.ROWS, 0);
  }

  private static long columnsOf(COSBase params) {
    return largest(params, COSName.COLUMNS, 1_728);
  }

  private static long largest(COSBase params, COSName name, int usual) {
    if (params instanceof COSDictionary one) {
      return one.getInt(name, usual);
    }
    long largest = usual;
    if (params instanceof COSArray list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof COSDictionary one) {
          largest = Math.max(largest, one.getInt(name, usual));
        }
      }
    }
    return largest;
  }

  private static void checkRows(COSBase params) {
    long bits =
        Math.max(1, largest(params, COSName.COLUMNS, 1))
            * Math.max(1, Math.min(32, largest(params, COSName.COLORS, 1)))
            * Math.max(1, largest(params, COSName.BITS_PER_COMPONENT, 8));
    if (bits / 8 > LONGEST_ROW) {
      throw refusal();
    }
  }

  private static void checkWidths(COSBase widths) {
    if (widths instanceof COSArray list) {
      for (int i = 0; i < list.size(); i++) {
        if (!(list.get(i) instanceof COSInteger width)
            || width.intValue() < 0
            || width.intValue() > 8) {
          throw refusal();
        }
      }
    }
  }

  /** Counts what is unpacked, for all streams together; keeps it only where it is needed. */
  private final class Bounded extends OutputStream {

    private final ByteArrayOutputStream kept;

    Bounded(ByteArrayOutputStream kept) {
      this.kept = kept;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      unpacked += length;
      if (unpacked > MOST_UNPACKED || (kept != null && kept.size() > FileCleaning.LARGEST * 4)) {
        throw refusal();
      }
      if (kept != null) {
        kept.write(bytes, from, length);
      }
    }
  }
}
