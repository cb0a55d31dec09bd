package id.lapor.web.handoff;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.util.function.IntFunction;

/** What stands on every page: number and state of the report, and which page of how many it is. */
final class PaperPages extends PdfPageEventHelper {

  private static final float SIZE = 8.5f;
  private static final float EDGE = 36;
  private static final float ROOM = 30;

  /** Below the line of text, so that no letter of the total is cut off. */
  private static final float BENEATH = 3;

  private final String head;
  private final IntFunction<String> pageOf;
  private PdfTemplate total;

  /**
   * For a case.
   *
   * @param pageOf what stands before the number of all pages, by the number of one
   */
  PaperPages(String head, IntFunction<String> pageOf) {
    this.head = head;
    this.pageOf = pageOf;
  }

  @Override
  public void onOpenDocument(PdfWriter writer, Document document) {
    total = writer.getDirectContent().createTemplate(ROOM, SIZE * 2);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte page = writer.getDirectContent();
    Rectangle size = document.getPageSize();
    String which = pageOf.apply(writer.getPageNumber()) + " ";
    float right = size.getRight() - document.rightMargin() - ROOM;
    page.beginText();
    page.setFontAndSize(Paper.PLAIN, SIZE);
    page.showTextAligned(
        PdfContentByte.ALIGN_LEFT, head, document.leftMargin(), size.getTop() - EDGE, 0);
    page.showTextAligned(PdfContentByte.ALIGN_RIGHT, which, right, EDGE, 0);
    page.endText();
    page.addTemplate(total, right, EDGE - BENEATH);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    total.beginText();
    total.setFontAndSize(Paper.PLAIN, SIZE);
    total.setTextMatrix(0, BENEATH);
    total.showText(Integer.toString(writer.getPageNumber() - 1));
    total.endText();
  }
}
