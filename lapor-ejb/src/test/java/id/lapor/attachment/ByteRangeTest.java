package id.lapor.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=90-, 90, 10",
    "bytes=90-500, 90, 10",
    "bytes=-10, 90, 10",
    "bytes=-500, 0, 100",
    "bytes=99-99, 99, 1"
  })
  void aPartOfAHundredBytes(String header, long first, long length) {
    assertThat(ByteRange.asked(header, 100)).contains(new ByteRange(first, length, 100));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"bytes=0-1,5-6", "bytes=-", "bytes=9-3", "lines=1-2", "bytes=x-y", ""})
  void whatIsNoSinglePartIsTheWhole(String header) {
    assertThat(ByteRange.asked(header, 100)).contains(ByteRange.whole(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=500-600", "bytes=-0"})
  void whatLiesBehindTheEndIsNotThere(String header) {
    assertThat(ByteRange.asked(header, 100)).isEmpty();
  }

  @Test
  void aPartSaysWhereItLies() {
    assertThat(new ByteRange(90, 10, 100).header()).isEqualTo("bytes 90-99/100");
    assertThat(new ByteRange(90, 10, 100).partial()).isTrue();
    assertThat(ByteRange.whole(100).partial()).isFalse();
  }

  @Test
  void namesOfFilesMisleadNobody() {
    assertThat(FileNames.cleaned("../../etc/passwd")).isEqualTo("passwd");
    assertThat(FileNames.cleaned("C:\\Users\\Siti\\foto.jpg")).isEqualTo("foto.jpg");
    assertThat(FileNames.cleaned("gam\u202egpj.exe\n\0.jpg")).isEqualTo("gamgpj.exe.jpg");
    assertThat(FileNames.cleaned("x".repeat(300) + ".pdf")).hasSize(80).endsWith(".pdf");
    assertThat(FileNames.cleaned(null)).isEmpty();
    assertThat(FileNames.official("Surat Keputusan.doc.pdf", FileType.PDF, 3))
        .isEqualTo("Surat Keputusan.doc.pdf");
    assertThat(FileNames.official("", FileType.PDF, 3)).isEqualTo("dokumen-3.pdf");
    assertThat(FileNames.official("scan.webp", FileType.JPEG, 1)).isEqualTo("scan.jpg");
  }

  @Test
  void aDownloadIsNamedForOldAndNewBrowsers() {
    AttachmentContent content =
        new AttachmentContent(Path.of("x"), "Surat \"ő\".pdf", "application/pdf", 1, "abc", false);

    assertThat(content.disposition())
        .isEqualTo(
            "attachment; filename=\"Surat ___.pdf\";"
                + " filename*=UTF-8''Surat%20%22%C5%91%22.pdf");
    assertThat(content.tag()).isEqualTo("\"abc\"");
  }
}
