package id.lapor.attachment;

import static id.lapor.attachment.GivenFiles.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileTypingTest {

  @Test
  void aFileIsWhatItHolds() {
    assertThat(FileTyping.of(GivenFiles.jpeg(8, 8), "jalan.JPG")).isEqualTo(FileType.JPEG);
    assertThat(FileTyping.of(GivenFiles.png(8, 8), "layar.png")).isEqualTo(FileType.PNG);
    assertThat(FileTyping.of(GivenFiles.webp(), "")).isEqualTo(FileType.WEBP);
    assertThat(FileTyping.of(GivenFiles.pdf(), "surat.pdf")).isEqualTo(FileType.PDF);
    assertThat(FileTyping.of(GivenFiles.video(), "VID_1.mp4")).isEqualTo(FileType.MP4);
    assertThat(FileTyping.of(GivenFiles.videoWithTrack("soun"), "VID_1.3gp"))
        .isEqualTo(FileType.MP4);
  }

  @Test
  void aNameThatSaysSomethingElseIsRefused() {
    refused("file-extension", GivenFiles.jpeg(8, 8), "jalan.png");
    refused("file-extension", GivenFiles.pdf(), "surat.pdf.exe");
    assertThat(FileTyping.of(GivenFiles.jpeg(8, 8), "jalan")).isEqualTo(FileType.JPEG);
  }

  @Test
  void otherKindsOfFilesAreRefused() {
    refused("file-type", "MZ\u0090 a program".getBytes(StandardCharsets.ISO_8859_1), "a.jpg");
    refused("file-type", "<html><script>".getBytes(StandardCharsets.US_ASCII), "a.jpg");
    refused("file-type", GivenFiles.zip(), "a.pdf");
    refused("file-type", GivenFiles.EICAR.getBytes(StandardCharsets.US_ASCII), "a.jpg");
    refused(
        "file-type",
        GivenFiles.box("ftyp", "qt  \0\0\0\0qt  ".getBytes(StandardCharsets.ISO_8859_1)),
        "a.mp4");
  }

  @Test
  void anEmptyFileIsRefused() {
    refused("file-empty", new byte[0], "a.jpg");
  }

  @Test
  void aFileThatIsTwoKindsAtOnceIsRefused() {
    byte[] video = GivenFiles.video();
    byte[] pdfInside =
        concat(
            GivenFiles.box("ftyp", "isom\0\0\2\0isom".getBytes(StandardCharsets.ISO_8859_1)),
            GivenFiles.box("free", "%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII)),
            video);

    refused("file-two-types", concat(GivenFiles.jpeg(8, 8), GivenFiles.zip()), "a.jpg");
    refused("file-two-types", concat(GivenFiles.pdf(), GivenFiles.zip()), "a.pdf");
    refused("file-two-types", pdfInside, "a.mp4");
  }

  private static void refused(String rule, byte[] content, String name) {
    assertThatThrownBy(() -> FileTyping.of(content, name))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> assertThat(FileRefusal.rule(refusal)).isEqualTo(rule));
  }
}
