package id.lapor.reference;

import static id.lapor.reference.Importing.bytes;
import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceImportTest.importing;
import static id.lapor.reference.ReferenceKind.UNITS;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.institution.LoadedReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a file of reference data is as bytes: packed or not, CSV or not, and never too much. */
class ImportedFileTest {

  private static final String HEADER = "code,name,parent,valid_to";

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aLineThatIsNoUtf8IsNamed() {
    importing(
        (uses, em) -> {
          byte[] latin =
              "code,name,parent\nuji-1,Dinas,kota-surabaya\nuji-2,Caf\u00e9,kota-surabaya\n"
                  .getBytes(StandardCharsets.ISO_8859_1);

          assertThat(reasons(uses.take(UNITS, false, latin)))
              .containsExactly("3 name unreadable-bytes");
        });
  }

  @Test
  void columnsAreKnownAndThere() {
    importing(
        (uses, em) -> {
          assertThat(reasons(uses.take(UNITS, "code,nama,name,code", "uji-1,Dinas,Dinas,uji-1")))
              .containsExactly(
                  "1 nama unknown-column", "1 code duplicate-column", "1 parent missing-column");
          assertThat(reasons(uses.take(UNITS, ""))).containsExactly("1 file empty-file");
        });
  }

  @Test
  void aFileThatIsNoCsvStopsWhereItCannotBeRead() {
    importing(
        (uses, em) -> {
          assertThat(reasons(uses.take(UNITS, HEADER, "uji-1,\"Dinas,kota-surabaya,")))
              .containsExactly("2 file malformed-csv");
          assertThat(reasons(uses.take(UNITS, HEADER, "uji-1,\"Dinas\"x,kota-surabaya,")))
              .containsExactly("2 file malformed-csv");
          byte[] torn = packed(bytes(HEADER, "uji-1,Dinas,kota-surabaya,"));
          assertThat(
                  reasons(uses.take(UNITS, false, java.util.Arrays.copyOf(torn, torn.length - 9))))
              .containsExactly("1 file damaged-gzip");
        });
  }

  @Test
  void aFileThatUnpacksToTooMuchIsNotReadToItsEnd() {
    importing(
        (uses, em) -> {
          String line = "uji-1,\"" + "x".repeat(90_000) + "\",kota-surabaya,\r\n";
          byte[] bomb = packed(bytes(HEADER), line, 800);
          assertThat(bomb.length).isLessThan(1_000_000);

          ReferenceOutcome outcome = uses.take(UNITS, false, bomb);

          assertThat(reasons(outcome)).last().asString().endsWith("file unpacked-too-large");
        });
  }

  @Test
  void aFileOfTooManyLinesIsNotReadToItsEnd() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(UNITS, false, packed(bytes(HEADER), "x\r\n", 200_100));

          assertThat(outcome.refused()).isEqualTo(200_001);
          assertThat(reasons(outcome))
              .hasSize(1_000)
              .last()
              .isEqualTo("200002 file too-many-lines");
        });
  }

  @Test
  void aLineWithoutEndIsNotHeld() {
    importing(
        (uses, em) -> {
          String line = "uji-1,\"" + "x".repeat(150_000) + "\",kota-surabaya,";

          assertThat(reasons(uses.take(UNITS, HEADER, line)))
              .containsExactly("2 file malformed-csv");
        });
  }

  @Test
  void quotesByteOrderMarksAndPackedFilesAreRead() {
    importing(
        (uses, em) -> {
          byte[] file =
              packed(
                  "\uFEFF\"code\",\"name\",parent\nuji-1,\"Dinas \"\"Uji\"\", Kota\",kota-surabaya"
                      .getBytes(StandardCharsets.UTF_8));

          ReferenceOutcome outcome = uses.take(UNITS, false, file);

          assertThat(reasons(outcome)).isEmpty();
          assertThat(uses.one("select name from institution where code = 'uji-1'"))
              .isEqualTo("Dinas \"Uji\", Kota");
        });
  }

  @Test
  void theDigestIsThatOfTheUnpackedFile() {
    importing(
        (uses, em) -> {
          byte[] file = bytes("code,name,parent", "uji-1,Dinas,kota-surabaya");

          String plain = uses.take(UNITS, true, file).digest();

          assertThat(plain).hasSize(64);
          assertThat(uses.take(UNITS, true, packed(file)).digest()).isEqualTo(plain);
        });
  }

  static byte[] packed(byte[] file) {
    return packed(file, "", 0);
  }

  private static byte[] packed(byte[] file, String line, int times) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(file);
        for (int i = 0; i < times; i++) {
          out.write(line.getBytes(StandardCharsets.UTF_8));
        }
      }
      return packed.toByteArray();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
