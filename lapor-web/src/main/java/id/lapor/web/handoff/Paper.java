package id.lapor.web.handoff;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Pages of A4 that are written as they fill up. Its fonts travel with it. */
final class Paper implements AutoCloseable {

  static final BaseFont PLAIN = font("LiberationSans-Regular");
  private static final BaseFont BOLD = font("LiberationSans-Bold");
  private static final Color SOFT = new Color(0x50, 0x50, 0x50);

  private static final float SIDE = 54;
  private static final float ABOVE = 72;
  private static final float BELOW = 60;

  /** A third of the page. */
  private static final float HIGHEST = 280;

  private final Document document = new Document(PageSize.A4, SIDE, SIDE, ABOVE, BELOW);
  private final PdfWriter writer;

  Paper(OutputStream out, PaperPages pages, String title, String language) {
    writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    writer.setStrictImageSequence(true); // a picture stays below its name
    writer.setPageEvent(pages);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
    document.addTitle(title);
    document.addCreator("LAPOR");
    document.open();
  }

  /** How many pages are begun. */
  int pages() {
    return writer.getPageNumber();
  }

  void title(String text) {
    add(text, new Font(BOLD, 16), 0, 6);
  }

  void heading(String text) {
    add(text, new Font(BOLD, 12), 14, 4);
  }

  void strong(String text) {
    add(text, new Font(BOLD, 10), 3, 2);
  }

  void text(String text) {
    add(text, new Font(PLAIN, 10), 0, 5);
  }

  void small(String text) {
    add(text, new Font(PLAIN, 8.5f, Font.NORMAL, SOFT), 4, 1);
  }

  /** A line with a name in front; nothing when there is nothing to say. */
  void fact(String name, String value) {
    if (value != null && !value.isBlank()) {
      add(name + ": " + value, new Font(PLAIN, 10), 0, 2);
    }
  }

  /**
   * A picture, no larger than the column and a third of the page.
   *
   * @param alternative what it shows, in words
   * @return false when it is none that can be written
   */
  boolean picture(byte[] content, String alternative) {
    try {
      Image image = Image.getInstance(content);
      float width = document.right() - document.left();
      if (image.getWidth() > width || image.getHeight() > HIGHEST) {
        image.scaleToFit(width, HIGHEST);
      }
      image.setAlt(alternative);
      image.setSpacingBefore(4);
      image.setSpacingAfter(6);
      document.add(image);
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void add(String text, Font font, float before, float after) {
    if (text == null || text.isBlank()) {
      return;
    }
    Paragraph paragraph = new Paragraph(text, font);
    paragraph.setLeading(font.getSize() * 1.35f);
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    document.add(paragraph);
  }

  @Override
  public void close() {
    document.close();
  }

  private static BaseFont font(String name) {
    try {
      return BaseFont.createFont(
          "liberation/" + name + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
