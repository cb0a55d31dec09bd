package id.lapor.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Writes a PDF anew, without who made it and with what, earlier versions of it, and anything that
 * does not belong to its pages. One that holds a program or other files is refused: whoever opens
 * it at an office should have nothing to fear.
 *
 * <p>An officer's document that is signed electronically is checked and kept as it is, because
 * writing it anew would break the signature.
 */
final class PdfCleaning {

  private static final int MOST_OBJECTS = 200_000;
  private static final int DEEPEST = 100;

  private static final Set<String> ACTIONS =
      Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute");
  private static final Set<String> ACTIVE_KEYS =
      Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "RichMediaContent", "XFA", "Collection");
  private static final Set<String> ACTIVE_TYPES = Set.of("EmbeddedFile");
  private static final List<COSName> TELLING =
      List.of(
          COSName.METADATA, COSName.getPDFName("PieceInfo"), COSName.getPDFName("LastModified"));

  private boolean signed;
  private int seen;

  private PdfCleaning() {}

  /**
   * The document without anything that is not on its pages.
   *
   * @param byOfficer whether an electronic signature is worth more than what it tells
   * @throws id.lapor.shared.RuleViolation {@code pdf-active}, {@code pdf-encrypted} or {@code
   *     file-unreadable}
   */
  static byte[] clean(byte[] content, boolean byOfficer) {
    try (PDDocument document = new PdfStreams(content).parse()) {
      if (document.isEncrypted()) {
        throw FileRefusal.of("pdf-encrypted");
      }
      PdfCleaning cleaning = new PdfCleaning();
      cleaning.look(document);
      if (document.getNumberOfPages() < 1) {
        throw FileRefusal.of("file-unreadable");
      }
      if (byOfficer && cleaning.signed) {
        return content;
      }
      document.setDocumentInformation(new PDDocumentInformation());
      ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
      document.save(out);
      return out.toByteArray();
    } catch (org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException locked) {
      throw FileRefusal.of("pdf-encrypted");
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw FileRefusal.of("file-unreadable");
    } catch (ClassCastException | NullPointerException | StackOverflowError broken) {
      throw FileRefusal.of("file-unreadable"); // the library meets what it did not expect
    }
  }

  /** Looks at every object of the file, whether or not a page leads to it. */
  private void look(PDDocument document) throws IOException {
    List<COSObjectKey> keys = new ArrayList<>(document.getDocument().getXrefTable().keySet());
    if (keys.size() > MOST_OBJECTS) {
      throw new IOException("Too many objects");
    }
    look(document.getDocument().getTrailer(), 0);
    for (COSObjectKey key : keys) {
      look(document.getDocument().getObjectFromPool(key).getObject(), 0);
    }
  }

  /** References are not followed: each object has its own turn. */
  private void look(COSBase object, int depth) throws IOException {
    if (++seen > MOST_OBJECTS * 20 || depth > DEEPEST) {
      throw new IOException("Too many objects");
    }
    if (object instanceof COSArray list) {
      for (int i = 0; i < list.size(); i++) {
        look(list.get(i), depth + 1);
      }
    } else if (object instanceof COSDictionary dictionary) {
      refuseActive(dictionary);
      signed |= "Sig".equals(dictionary.getNameAsString(COSName.FT)) || isSignature(dictionary);
      strip(dictionary);
      for (COSName key : List.copyOf(dictionary.keySet())) {
        look(dictionary.getItem(key), depth + 1);
      }
    }
  }

  private static void refuseActive(COSDictionary dictionary) {
    String action = dictionary.getNameAsString(COSName.S);
    String type = dictionary.getNameAsString(COSName.TYPE);
    boolean active =
        action != null && ACTIONS.contains(action)
            || type != null && ACTIVE_TYPES.contains(type)
            || dictionary.keySet().stream().anyMatch(key -> ACTIVE_KEYS.contains(key.getName()));
    if (active) {
      throw FileRefusal.of("pdf-active");
    }
  }

  private static boolean isSignature(COSDictionary dictionary) {
    return dictionary.containsKey(COSName.BYTERANGE);
  }

  /**
   * Who wrote a remark stands beside it; the name of a field in a form looks the same and stays.
   */
  private static void strip(COSDictionary dictionary) {
    TELLING.forEach(dictionary::removeItem);
    boolean remark =
        dictionary.containsKey(COSName.RECT)
            && dictionary.containsKey(COSName.SUBTYPE)
            && !"Widget".equals(dictionary.getNameAsString(COSName.SUBTYPE));
    if (remark) {
      dictionary.removeItem(COSName.T);
    }
  }
}
