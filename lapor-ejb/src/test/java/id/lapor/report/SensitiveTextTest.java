package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.report.SensitiveText.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTextTest {

  @ParameterizedTest
  @CsvSource({
    "NIK saya 3578010101900001 mohon dicek, IDENTITY_NUMBER",
    "NIK 3578.0101.0190.0001 benar, IDENTITY_NUMBER",
    "KK 3578 0101 0190 0001 hilang, IDENTITY_NUMBER",
    "Hubungi 081234567890 segera, PHONE",
    "Hubungi +62 812-3456-7890 segera, PHONE",
    "Telepon 031-5345678 tidak diangkat, PHONE",
    "Surel warga.rt05@contoh.example terima kasih, EMAIL",
    "Mobil L 1234 AB parkir, PLATE",
    "Motor B3456XYZ melawan arus, PLATE"
  })
  void marksWhatMayTellWhoSomebodyIs(String text, Kind kind) {
    assertThat(SensitiveText.marks(text)).extracting("kind").containsExactly(kind);
    assertThat(SensitiveText.masked(text)).contains(kind.replacement());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sejak tahun 2023 ada 12 lampu padam di RT 05 RW 10.",
        "Biaya Rp 1.500.000 untuk 3 bulan, nomor berkas 12345.",
        "Tanggal 12-03-2026 pukul 08.30 WIB.",
        "Kode pos 60123, jalan nomor 17."
      })
  void leavesOrdinaryNumbersAlone(String text) {
    assertThat(SensitiveText.marks(text)).isEmpty();
    assertThat(SensitiveText.masked(text)).isEqualTo(text);
  }

  @Test
  void masksEveryPlaceAndKeepsTheRest() {
    String masked = SensitiveText.masked("Saya 3578010101900001, telp 081234567890, L 1234 AB.");

    assertThat(masked).isEqualTo("Saya [NIK], telp [TELEPON], [NOPOL].");
  }

  @Test
  void aMarkSaysWhereItStands() {
    String text = "NIK 3578010101900001.";

    SensitiveText.Mark mark = SensitiveText.marks(text).get(0);

    assertThat(text.substring(mark.start(), mark.end())).isEqualTo("3578010101900001");
  }
}
