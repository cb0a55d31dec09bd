package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reporter's own page as a browser without scripts uses it. */
class PublicTrackIT {

  @Test
  void aWrongCodeOpensNothing() {
    Sent sent = Cases.sent();
    Visitor visitor = new Visitor();

    Seen refused = PublicForm.track(visitor, sent.id(), "2222-2222-2222-2222");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.words())
        .contains("Kode akses tidak cocok dengan nomor laporan.")
        .doesNotContain("Antrean", "Siti");
    assertThat(refused.html()).contains(sent.id());
    assertThat(visitor.cookies()).isEmpty();
  }

  @Test
  void aReplyThatComesTooLateIsNotLost() {
    Sent sent = Cases.sent();
    Visitor visitor = new Visitor();
    Seen own = PublicForm.track(visitor, sent.id(), sent.code());
    visitor.cookies().clear();

    Seen late =
        visitor.send(own, "/lacak", "replying", "reply", Map.of("text", "Loket masih tutup."));

    assertThat(late.words()).contains("Waktu Anda habis", "belum terkirim", "Loket masih tutup.");
    assertThat(sent.reporter().get(sent.path()).text()).doesNotContain("Loket masih tutup.");
  }

  @Test
  void leavingTheReportClosesItOnThisDevice() {
    Sent sent = Cases.sent();
    Visitor visitor = new Visitor();
    Seen own = PublicForm.track(visitor, sent.id(), sent.code());

    Seen left = visitor.send(own, "/lacak", "leaving", "leave", Map.of());

    assertThat(left.html()).contains("id=\"accessCode\"").doesNotContain("Antrean");
    assertThat(visitor.cookies()).doesNotContainKey("lapor-lacak");
    assertThat(visitor.get("/lacak").html()).doesNotContain("Antrean");
  }
}
