package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of the public pages as a browser without scripts sends them. */
class PublicFormIT {

  private static final String SCRIPT = "<script>alert('x')</script>";

  @Test
  void aReportIsSentAndOpenedWithItsNumberAndCode() {
    Visitor visitor = new Visitor();
    Seen receipt = PublicForm.send(visitor, PublicForm.filled());

    assertThat(receipt.words()).contains("Laporan Anda sudah kami terima", "Verifikasi");
    assertThat(receipt.header("Cache-Control")).isEqualTo("no-store");
    Seen own = PublicForm.track(visitor, PublicForm.number(receipt), PublicForm.code(receipt));
    assertThat(own.words())
        .contains(
            "Loket pendaftaran tutup sebelum waktunya", "Menunggu verifikasi", "Kota Surabaya");
    assertThat(visitor.cookies()).containsOnlyKeys("lapor-lacak");
    assertThat(own.html()).doesNotContain(PublicForm.code(receipt));
  }

  @Test
  void aFormThatIsSentTwiceIsOneReport() {
    Visitor visitor = new Visitor();
    Seen form = visitor.get(PublicForm.PATH);
    Seen first = PublicForm.send(visitor, form, PublicForm.filled());

    Seen second = PublicForm.send(visitor, form, PublicForm.filled());

    assertThat(PublicForm.number(second)).isEqualTo(PublicForm.number(first));
    assertThat(PublicForm.code(second)).isEqualTo(PublicForm.code(first));
  }

  @Test
  void aFormThatIsChangedAfterSendingIsNoSecondReport() {
    Visitor visitor = new Visitor();
    Seen form = visitor.get(PublicForm.PATH);
    PublicForm.send(visitor, form, PublicForm.filled());
    long before = reports();

    Seen changed = PublicForm.send(visitor, form, PublicForm.filled("title", "Loket tetap tutup"));

    assertThat(changed.words()).contains("Laporan ini sudah terkirim sebelum Anda mengubahnya");
    assertThat(changed.html()).contains("Loket tetap tutup");
    assertThat(reports()).isEqualTo(before);
  }

  @Test
  void aFormWithATokenThatIsNotOursComesBackWithEverythingTyped() {
    Visitor visitor = new Visitor();
    long before = reports();
    Map<String, String> typed = PublicForm.filled("token", "a".repeat(24) + ".1." + "0".repeat(64));

    Seen refused = PublicForm.send(visitor, typed);

    assertThat(refused.words()).contains("Formulir ini sudah terlalu lama terbuka");
    assertKept(refused);
    assertThat(reports()).isEqualTo(before);
    assertThat(PublicForm.send(visitor, refused, PublicForm.filled()).words())
        .contains("Laporan Anda sudah kami terima");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type | '' | Jenis laporan: Isian ini wajib diisi.",
        "title | '' | Judul laporan: Isian ini wajib diisi.",
        "body | terlalu pendek | Isi laporan: Paling sedikit 20 karakter.",
        "incidentDate | 2999-01-01 | Tanggal kejadian: Tanggal tidak boleh di masa depan.",
        "incidentDate | kemarin | Tanggal kejadian: Tulis tanggal",
        "incidentDate | '' | Tanggal kejadian: Isian ini wajib diisi.",
        "reporter-name | '' | Nama: Isian ini wajib diisi.",
        "reporter-email | bukan surel | Surel: Ini bukan alamat surel.",
        "reporter-nationalId | 123 | NIK: Nomor identitas (NIK) terdiri atas 16 angka.",
      })
  void aRefusalNamesFieldAndRuleAndLosesNothing(String id, String value, String error) {
    long before = reports();

    Seen refused = PublicForm.send(new Visitor(), PublicForm.filled(id, value));

    assertThat(refused.words()).contains(error);
    assertThat(refused.html()).contains("<a href=\"#" + id + "\">");
    if (!id.equals("title")) {
      assertThat(refused.html()).contains("Loket pendaftaran tutup sebelum waktunya");
    }
    assertThat(refused.html()).contains("value=\"35.78\" selected", value);
    assertThat(reports()).isEqualTo(before);
  }

  @Test
  void theLanguageSwitchOfARefusedFormKeepsWhatWasTypedAndSaysTheErrorsAgain() {
    Visitor visitor = new Visitor();
    Seen refused = PublicForm.send(visitor, PublicForm.filled("reporter-email", "bukan surel"));

    Map<String, String> typed = new HashMap<>(PublicForm.filled("reporter-email", "bukan surel"));
    typed.put("lang", "en");
    Seen english = visitor.send(refused, PublicForm.PATH, "report", "switch", typed);

    assertThat(english.html()).contains("lang=\"en\"", "bukan surel");
    assertThat(english.words()).contains("E-mail: This is not an e-mail address.");
    assertKept(english);
    assertThat(visitor.get("/").html()).contains("lang=\"en\"");
  }

  @Test
  void whatCouldTellWhoSomebodyIsIsShownBeforeItIsSent() {
    Visitor visitor = new Visitor();
    Map<String, String> typed =
        PublicForm.filled("body", "Hubungi saya di 081234567890 bila loket sudah dibuka lagi.");
    long before = reports();

    Seen warned = PublicForm.send(visitor, typed);
    assertThat(warned.words()).contains("Nomor telepon: 081234567890");
    assertThat(reports()).isEqualTo(before);

    typed.put("send", "anyway");
    Seen receipt = visitor.send(warned, PublicForm.PATH, "report", "ignored", typed);
    assertThat(receipt.words()).contains("Laporan Anda sudah kami terima");
  }

  @Test
  void whatEverybodyWillReadIsShownBeforeItIsSentAndNothingIsLost() {
    Visitor visitor = new Visitor();
    Map<String, String> typed =
        PublicForm.filled(
            "body", "Loket tutup, hubungi 081234567890.\r\nPadahal papan menulis pukul dua belas.");
    typed.remove("consent-version");
    long before = reports();

    Seen preview =
        visitor.send(visitor.get(PublicForm.PATH), PublicForm.PATH, "report", "preview", typed);

    String shown = preview.find("(<section class=\"preview\".*?</section>)");
    assertThat(shown)
        .contains("Loket tutup, hubungi [TELEPON]", "Siti Aminah", "Kota Surabaya", "Pengaduan")
        .contains("Nomor telepon: 081234567890");
    assertThat(preview.html()).doesNotContain("id=\"errors\"");
    assertKept(preview);
    assertThat(reports()).isEqualTo(before);

    typed.put("confidential", "on");
    Seen closed = visitor.send(preview, PublicForm.PATH, "report", "preview", typed);
    assertThat(closed.find("(<section class=\"preview\".*?</section>)"))
        .contains("isinya tidak pernah terbaca publik")
        .doesNotContain("Siti", "papan");
  }

  @Test
  void whoSaysThatSomebodyIsInDangerIsReadFirstAndTheWorldIsNotTold() {
    Cases.sent();
    Seen receipt = PublicForm.send(new Visitor(), PublicForm.filled("urgent", "on"));

    assertThat(receipt.words()).contains("Keadaan darurat", "112", "129");
    String number = PublicForm.number(receipt);
    Answer work = Cases.verifier().get("/work/to-verify?limit=1");
    assertThat(work.items().get(0).asJsonObject().getBoolean("urgent")).isTrue();
    assertThat(Cases.verifier().get("/reports/" + number).json().getBoolean("urgent")).isTrue();
    assertThat(Api.anybody().get("/reports/" + number).text()).doesNotContain("urgent");
    Cases.routed(new Sent(number, PublicForm.code(receipt)));
    assertThat(Api.anybody().get("/reports/" + number).text()).doesNotContain("urgent");
    assertThat(new Visitor().get("/laporan/" + number).words())
        .doesNotContain("Mendesak", "darurat");
  }

  @Test
  void anInstitutionIsSearchedForChosenAndGivenUpAgain() {
    Visitor visitor = new Visitor();
    Seen form = visitor.get(PublicForm.PATH);
    Map<String, String> typed = PublicForm.filled("institutionQuery", "kesehatan");

    Seen found = visitor.send(form, PublicForm.PATH, "report", "search", typed);
    assertThat(found.words()).contains("Kementerian Kesehatan");
    assertKept(found);
    Seen chosen = visitor.send(found, PublicForm.PATH, "report", "found:0:choose", typed);
    assertThat(chosen.html()).contains("id=\"unchoose\"", "value=\"Ganti\"");
    assertKept(chosen);
    Seen given = visitor.send(chosen, PublicForm.PATH, "report", "unchoose", PublicForm.filled());
    assertThat(given.html()).contains("id=\"institutionQuery\"");
    assertKept(given);
  }

  @Test
  void scriptInEveryTextFieldIsShownAsText() {
    Visitor visitor = new Visitor();
    Map<String, String> typed = PublicForm.filled("title", "Judul " + SCRIPT);
    typed.put("body", "Isi laporan yang cukup panjang " + SCRIPT);
    typed.put("location-address", "Jalan " + SCRIPT);
    typed.put("reporter-name", "Nama " + SCRIPT);
    Seen refused =
        PublicForm.send(
            visitor, with(with(typed, "reporter-email", SCRIPT), "institutionQuery", SCRIPT));
    assertAsText(refused, 6);

    Seen receipt = PublicForm.send(visitor, typed);
    Sent sent = new Sent(PublicForm.number(receipt), PublicForm.code(receipt));
    assertAsText(PublicForm.track(visitor, sent.id(), sent.code()), 3);
    Seen replied =
        visitor.send(
            visitor.get("/lacak"),
            "/lacak",
            "replying",
            "reply",
            Map.of("text", "Tanggapan " + SCRIPT));
    assertAsText(replied, 4);
    Cases.routed(sent);
    assertAsText(visitor.get("/laporan/" + sent.id()), 3);
    assertAsText(visitor.get("/laporan?q=" + "%3Cscript%3Ealert('x')%3C/script%3E"), 1);
    assertAsText(visitor.get("/laporan"), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://other.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void aFormOfAnotherSiteIsForbiddenAndDoesNothing(String header, String value) {
    Visitor visitor = new Visitor().with(header, value);
    long before = reports();

    Seen refused = PublicForm.send(visitor, PublicForm.filled());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.words()).contains("Tindakan ini tidak diizinkan");
    assertThat(reports()).isEqualTo(before);
  }

  private static Map<String, String> with(Map<String, String> typed, String id, String value) {
    Map<String, String> more = new HashMap<>(typed);
    more.put(id, value);
    return more;
  }

  private static void assertKept(Seen form) {
    assertThat(form.html())
        .contains("value=\"Loket pendaftaran tutup sebelum waktunya\"")
        .contains("Padahal papan menulis pukul dua belas.</textarea>")
        .contains("value=\"2026-11-02\"", "value=\"35.78\" selected", "value=\"Siti Aminah\"")
        .containsPattern("value=\"COMPLAINT\"[^>]*checked|checked[^>]*value=\"COMPLAINT\"");
  }

  private static void assertAsText(Seen page, int times) {
    assertThat(page.html()).doesNotContainIgnoringCase("<script>alert");
    assertThat(page.html().split("&lt;script", -1).length - 1).isGreaterThanOrEqualTo(times);
  }

  private static long reports() {
    return Sql.count("select count(*) from report");
  }
}
