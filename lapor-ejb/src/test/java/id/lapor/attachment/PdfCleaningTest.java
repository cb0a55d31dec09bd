package id.lapor.attachment;

import static id.lapor.attachment.GivenFiles.concat;
import static id.lapor.attachment.GivenFiles.deflatedZeros;
import static id.lapor.attachment.GivenFiles.pdfWith;
import static id.lapor.attachment.GivenFiles.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfCleaningTest {

  @Test
  void aDocumentLosesItsAuthorAndKeepsItsPages() throws IOException {
    byte[] cleaned = PdfCleaning.clean(GivenFiles.pdf(), false);

    try (PDDocument document = Loader.loadPDF(cleaned)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getAuthor()).isNull();
      assertThat(document.getDocumentCatalog().getMetadata()).isNull();
    }
    assertThat(text(cleaned)).doesNotContain("Siti", "xmpmeta");
  }

  @Test
  void whatStandsBehindItsEndAndEarlierVersionsAreGone() {
    byte[] cleaned =
        PdfCleaning.clean(
            concat(GivenFiles.pdf(), "a secret".getBytes(StandardCharsets.US_ASCII)), false);

    assertThat(text(cleaned)).doesNotContain("a secret");
  }

  @Test
  void whoWroteARemarkIsForgotten() {
    byte[] remark =
        pdfWith("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Siti) /Contents (Lihat) >>");

    String cleaned = text(PdfCleaning.clean(remark, false));

    assertThat(cleaned).doesNotContain("(Siti)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "<< /S /Launch /F (calc.exe) >>",
        "<< /S /SubmitForm /F (http://example.com) >>",
        "<< /Kids [ << /Deep [ << /S /J#61vaScript >> ] >> ] >>",
        "<< /EmbeddedFiles << /Names [] >> >>",
        "<< /Type /EmbeddedFile >>",
        "<< /Fields [] /XFA (form) >>",
        "<< /Subtype /RichMedia /RichMediaContent << >> >>"
      })
  void aDocumentThatDoesSomethingIsRefused(String object) {
    refused("pdf-active", pdfWith(object));
  }

  @Test
  void aLockedDocumentIsRefused() throws IOException {
    byte[] locked;
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      locked = GivenFiles.saved(document);
    }

    refused("pdf-encrypted", locked);
  }

  @Test
  void whatUnpacksToFarTooMuchIsRefused() {
    byte[] bomb = deflatedZeros(PdfStreams.MOST_UNPACKED + (1 << 20));
    assertThat(bomb.length).isLessThan(1 << 20);

    refused("file-unreadable", pdfWith(stream("/Filter /FlateDecode", bomb)));
    refused(
        "file-unreadable",
        pdfWith(
            stream(
                "/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", hex(bomb))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Filter 9 0 R",
        "/Filter [9 0 R]",
        "/Filter /FlateDecode /DecodeParms 3 0 R",
        "/Filter /FlateDecode /DecodeParms [3 0 R]",
        "/W 3 0 R",
        "/Filter /Fl",
        "/F (elsewhere.bin)",
        "/W [2147483647 1 1]",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 >>",
        "/Filter /CCITTFaxDecode /DecodeParms << /Columns 100000 /Rows 1000000 >>"
      })
  void aStreamThatDescribesItselfInABadWayIsRefused(String dictionary) {
    refused("file-unreadable", pdfWith(stream(dictionary, new byte[] {1, 2, 3})));
  }

  @Test
  void aDocumentWithoutEndOfBracketsIsRefused() {
    refused("file-unreadable", pdfWith("[".repeat(100_000)));
    refused("file-unreadable", "%PDF-1.7 and nothing".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void anOfficersSignedDocumentStaysAsItIsAndAReportersDoesNot() {
    byte[] signed = pdfWith("<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /Name (Siti) >>");

    assertThat(PdfCleaning.clean(signed, true)).isEqualTo(signed);
    assertThat(PdfCleaning.clean(signed, false)).isNotEqualTo(signed);
    refused("pdf-active", pdfWith("<< /ByteRange [0 1 2 3] /S /JavaScript >>"), true);
  }

  private static byte[] hex(byte[] data) {
    return java.util.HexFormat.of().formatHex(data).getBytes(StandardCharsets.US_ASCII);
  }

  private static void refused(String rule, byte[] content) {
    refused(rule, content, false);
  }

  private static void refused(String rule, byte[] content, boolean byOfficer) {
    assertThatThrownBy(() -> PdfCleaning.clean(content, byOfficer))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(FileRefusal.rule(refusal)).isEqualTo(rule));
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
