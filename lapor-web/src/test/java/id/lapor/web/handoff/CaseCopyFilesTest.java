package id.lapor.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.BelongsTo;
import id.lapor.handoff.CaseView;
import id.lapor.web.Visit;
import id.lapor.web.attachment.GivenWords;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Attachments in a copy of a case: all of them told, few of them shown. */
class CaseCopyFilesTest {

  private static final String DIGEST = "ab".repeat(32);
  private static final CaseView CASE =
      new CaseView(null, List.of(), List.of(), Set.of(), Map.of(), null);

  private final List<String> opened = new ArrayList<>();

  @Test
  void eachFileIsToldWithItsHashAndWhoMaySeeIt() throws IOException {
    try (PDDocument copy =
        copy(
            picture("loket.png", true, 40, 30, 900),
            picture("dalam.jpg", false, 40, 30, 2_048),
            file("surat.pdf", "application/pdf", true, null, null, 3L << 20))) {
      assertThat(text(copy))
          .contains("loket.png", "dalam.jpg", "surat.pdf", "3 MB", "SHA-256: " + DIGEST)
          .contains("dapat dilihat siapa pun selama laporan terbuka")
          .contains("dilihat pelapor dan petugas yang berwenang");
      assertThat(pictures(copy)).isEqualTo(1);
      assertThat(opened).containsExactly("loket.png");
    }
  }

  @Test
  void noMoreThanTenPicturesAreShownAndTheOthersToldAlone() throws IOException {
    AttachmentView[] many =
        IntStream.rangeClosed(1, 12)
            .mapToObj(n -> picture("foto-" + n + ".png", true, 40, 30, 900))
            .toArray(AttachmentView[]::new);

    try (PDDocument copy = copy(many)) {
      assertThat(opened).hasSize(CaseCopyFiles.MOST_PICTURES);
      assertThat(text(copy)).contains("foto-12.png", "Gambarnya tidak disertakan");
    }
  }

  @Test
  void whatIsLargeOrOfUnknownSizeIsNeverOpened() throws IOException {
    try (PDDocument copy =
        copy(
            picture("lebar.png", true, 8_000, 4_000, 900),
            file("entah.png", "image/png", true, null, null, 900),
            picture("berat.jpg", true, 40, 30, CaseCopyFiles.MOST_BYTES + 1))) {
      assertThat(opened).isEmpty();
      assertThat(pictures(copy)).isZero();
      assertThat(text(copy)).contains("lebar.png", "entah.png", "berat.jpg");
    }
  }

  @Test
  void allPicturesTogetherHaveABound() throws IOException {
    long half = CaseCopyFiles.MOST_BYTES / 2;
    try (PDDocument copy =
        copy(
            picture("satu.png", true, 40, 30, half),
            picture("dua.png", true, 40, 30, half),
            picture("tiga.png", true, 40, 30, 1))) {
      assertThat(opened).containsExactly("satu.png", "dua.png");
      assertThat(text(copy)).contains("tiga.png", "Gambarnya tidak disertakan");
    }
  }

  @Test
  void aPictureThatCannotBeReadIsToldAndTheCopyGoesOn() throws IOException {
    List<AttachmentView> files =
        List.of(picture("hilang.png", true, 40, 30, 900), picture("rusak.png", true, 40, 30, 900));

    try (PDDocument copy =
        copy(
            files,
            file ->
                file.name().startsWith("rusak")
                    ? Optional.of("bukan gambar".getBytes())
                    : Optional.empty())) {
      assertThat(pictures(copy)).isZero();
      assertThat(text(copy)).contains("hilang.png", "rusak.png", "Gambarnya tidak disertakan");
    }
  }

  private PDDocument copy(AttachmentView... files) throws IOException {
    return copy(
        List.of(files),
        file -> {
          opened.add(file.name());
          return Optional.of(png());
        });
  }

  private static PDDocument copy(
      List<AttachmentView> files, Function<AttachmentView, Optional<byte[]>> contents)
      throws IOException {
    CaseCopyFiles written = new CaseCopyFiles();
    written.language = Visit.get("/staff/report-copy").speaking("id");
    written.words = GivenWords.in(written.language);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Paper paper = new Paper(out, new PaperPages("LAPOR", page -> ""), "Salinan", "id")) {
      assertThat(written.write(CASE, files, contents, paper)).isTrue();
    }
    return Loader.loadPDF(out.toByteArray());
  }

  private static byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static AttachmentView picture(
      String name, boolean shown, int width, int height, long size) {
    String type = name.endsWith(".png") ? "image/png" : "image/jpeg";
    return file(name, type, shown, width, height, size);
  }

  private static AttachmentView file(
      String name, String type, boolean shown, Integer width, Integer height, long size) {
    return new AttachmentView(
        name,
        BelongsTo.REPORT,
        "report",
        1,
        name,
        type,
        size,
        width,
        height,
        false,
        DIGEST,
        shown,
        true,
        Instant.parse("2026-03-02T02:15:00Z"));
  }

  private static String text(PDDocument copy) throws IOException {
    return new PDFTextStripper().getText(copy).replaceAll("\\s+", " ");
  }

  private static int pictures(PDDocument copy) {
    int found = 0;
    for (PDPage page : copy.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        found += page.getResources().isImageXObject(name) ? 1 : 0;
      }
    }
    return found;
  }
}
