package id.lapor.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.CaseView;
import id.lapor.report.EventType;
import id.lapor.report.IntakeChannel;
import id.lapor.report.ReportFile;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.TimelineEntry;
import id.lapor.report.Turn;
import id.lapor.web.Visit;
import id.lapor.web.report.GivenStory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A case on paper, read back. */
class CaseCopyTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T02:15:00Z");

  @Test
  void everyPageSaysWhichReportAndWhichPageOfHowMany() throws IOException {
    List<TimelineEntry> life = IntStream.rangeClosed(1, 60).mapToObj(this::note).toList();

    try (PDDocument copy = copy("id", false, life)) {
      int pages = copy.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(copy, page))
            .contains("LAPOR #1234567897 · ")
            .contains("Halaman " + page + " dari " + pages);
      }
      assertThat(text(copy, pages)).contains("Catatan ke-60");
    }
  }

  @Test
  void lettersAndSignsOfTheTextAreReadableWithTheCopysOwnFonts() throws IOException {
    try (PDDocument copy = copy("id", false, List.of())) {
      assertThat(text(copy, 1))
          .contains("Antrean “puskesmas” – Kabupaten Pidië")
          .contains("Sudah tiga hari, é è ñ ū")
          .contains("Data laporan");
      for (PDFont font : fonts(copy)) {
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).contains("Liberation");
      }
    }
  }

  @Test
  void theCopySpeaksTheLanguageOfThePortalAndSaysWhatIsNotForEverybody() throws IOException {
    try (PDDocument copy = copy("en", true, List.of())) {
      assertThat(text(copy, 1))
          .contains("without the reporter's identity")
          .contains("Holds what is not for everybody")
          .contains("Page 1 of 1");
      assertThat(copy.getDocumentCatalog().getLanguage()).isEqualTo("en");
    }
    try (PDDocument copy = copy("id", false, List.of())) {
      assertThat(text(copy, 1)).doesNotContain("tidak untuk umum");
    }
  }

  @Test
  void aCaseWithoutEndEndsAfterAHundredPagesAndSaysSo() throws IOException {
    List<TimelineEntry> life =
        IntStream.rangeClosed(1, 500).mapToObj(n -> said(n, "kata ".repeat(1_000))).toList();

    try (PDDocument copy = copy("id", false, life)) {
      assertThat(copy.getNumberOfPages()).isBetween(CaseCopy.MOST_PAGES, CaseCopy.MOST_PAGES + 3);
      assertThat(text(copy, copy.getNumberOfPages())).contains("selebihnya ada di portal");
    }
  }

  private TimelineEntry note(int number) {
    return said(number, "Catatan ke-" + number + ". " + "Petugas menelepon puskesmas. ".repeat(8));
  }

  private static TimelineEntry said(int number, String text) {
    return new TimelineEntry(
        number,
        MONDAY,
        EventType.NOTE_ADDED,
        "NATIONAL_VERIFIER",
        "national-verifier",
        null,
        null,
        null,
        Map.of(),
        Map.of("text", text));
  }

  private static PDDocument copy(String language, boolean confidential, List<TimelineEntry> life)
      throws IOException {
    CaseCopy copy = new CaseCopy();
    copy.language = Visit.get("/staff/report-copy").speaking(language);
    copy.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
    copy.story = GivenStory.in(copy.language, copy.clock);
    copy.caseStory = new CaseStory();
    copy.caseStory.story = copy.story;
    copy.caseStory.language = copy.language;
    copy.files = new CaseCopyFiles();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy.write(
        new CaseView(report(confidential), List.of(), life, Set.of(), Map.of(), null),
        List.of(),
        file -> Optional.empty(),
        out);
    return Loader.loadPDF(out.toByteArray());
  }

  private static String text(PDDocument copy, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(copy).replaceAll("\\s+", " ");
  }

  private static List<PDFont> fonts(PDDocument copy) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (var name : copy.getPage(0).getResources().getFontNames()) {
      fonts.add(copy.getPage(0).getResources().getFont(name));
    }
    assertThat(fonts).isNotEmpty();
    return fonts;
  }

  private static ReportFile report(boolean confidential) {
    return new ReportFile(
        "1234567897",
        3,
        ReportStatus.SUBMITTED,
        Turn.INSTITUTION,
        ReportType.COMPLAINT,
        false,
        "Antrean “puskesmas” – Kabupaten Pidië",
        "Sudah tiga hari, é è ñ ū.",
        null,
        null,
        false,
        false,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        confidential,
        false,
        true,
        IntakeChannel.WEB,
        null,
        false,
        MONDAY,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }
}
