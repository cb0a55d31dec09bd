package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.ImportProgram.Run;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reference data on the shipped server by the shipped command. What it brings in goes out again
 * afterwards, because other tests know the regions of the build.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferenceImportIT {

  @TempDir static Path folder;
  private static ImportProgram program;

  @BeforeAll
  static void theAdministratorHasAToken() throws IOException {
    program = ImportProgram.in(folder);
  }

  @AfterAll
  static void whatWentInGoesOut() {
    LaporDatabase.shared().execute("delete from lapor.region where code like '97%'");
    LaporDatabase.shared().execute("vacuum analyze lapor.region");
  }

  @Test
  @Order(1)
  void aDryRunNamesTheRefusedLinesInTheLanguageAsked() throws IOException {
    Path file =
        program.file("code,name,zone", "97,Papua Uji,WIT", "98.01,Kabupaten Uji,", "97.1,Uji,");

    Run run = program.run("regions", "--dry-run", "--language", "en", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("Line 3, code: There is no 98, neither here nor in the file. (unknown-parent)")
        .contains("Line 4, code:");
    assertThat(run.out()).contains("Dry run: 1 created, 0 changed, 0 unchanged, 2 refused");
    assertThat(regions("97%")).isZero();
  }

  @Test
  @Order(2)
  void oneBadLineKeepsTheWholeFileOutAndASoundFileGoesInOnce() throws IOException {
    Path bad = program.file("code,name,zone", "97,Papua Uji,WIT", "98.01,Kabupaten Uji,");
    assertThat(program.run("regions", bad.toString()).exit()).isEqualTo(2);
    assertThat(regions("97%")).isZero();

    Path good = program.file("code,name,zone", "97.01,Kabupaten Uji,", "97,Papua Uji,WIT");
    assertThat(program.run("regions", "--json", good.toString()).counts()).isEqualTo("2 0 0");
    String tag = Api.anybody().get("/regions").header("ETag");
    Run again = program.run("regions", "--json", good.toString());

    assertThat(again.counts()).isEqualTo("0 0 0");
    assertThat(Api.anybody().get("/regions").header("ETag")).isEqualTo(tag);
    assertThat(
            LaporDatabase.shared()
                .rows(
                    "select account, subject, substring(detail from '^created=\\d+ changed=\\d+') d"
                        + " from lapor.administration_entry where detail like '%"
                        + again.json().getString("sha256")
                        + "' order by id"))
        .containsExactly(
            Map.of("account", "national-admin", "subject", "REGIONS", "d", "created=2 changed=0"),
            Map.of("account", "national-admin", "subject", "REGIONS", "d", "created=0 changed=0"));
  }

  @Test
  @Order(3)
  void onlyTheNationalAdministratorImports() throws IOException {
    Path file = program.file("code,name,zone", "97.02,Kabupaten Uji,");

    Run verifier = program.run("verifier", "regions", file.toString());

    assertThat(verifier.exit()).isEqualTo(1);
    assertThat(verifier.err()).contains("not that of a national administrator");
    assertThat(regions("97.02")).isZero();
    assertThat(
            Api.anybody()
                .post("/imports/reference?kind=REGIONS", "text/csv", "code,name\n".getBytes())
                .status())
        .isEqualTo(401);
  }

  @Test
  @Order(4)
  void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused() {
    Api admin = Api.as("NATIONAL_ADMIN");
    byte[] large = new byte[8 * 1024 * 1024 + 1];
    Arrays.fill(large, (byte) 'x');

    assertThat(admin.post("/imports/reference?kind=REGIONS", "text/csv", large).status())
        .isEqualTo(413);
    assertThat(
            admin
                .post("/imports/reference?kind=REGIONS", "application/json", "{}".getBytes())
                .status())
        .isEqualTo(415);
    assertThat(admin.post("/imports/reference", "text/csv", "code\n".getBytes()).status())
        .isEqualTo(400);
  }

  @Test
  @Order(5)
  void whoIsImportedChoosesAPasswordAndSignsIn() throws IOException {
    Path file =
        program.file(
            "user,title,role,institution",
            "it.penghubung,Pejabat penghubung,LIAISON_OFFICER,kota-surabaya");
    Path codes = folder.resolve("it.codes.csv");
    Run run = program.run("people", "--codes", codes.toString(), file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    String code = Files.readAllLines(codes).get(1).split(",")[1];
    Visitor visitor = new Visitor();

    Visitor.Seen wrong =
        activate(visitor, "it.penghubung", "2222-2222-2222-2222", "kata sandi pertama");
    assertThat(wrong.html()).contains("id=\"activationCode-error\"");
    Visitor.Seen done = activate(visitor, "it.penghubung", code, "kata sandi pertama");

    assertThat(done.words()).contains("Kata sandi tersimpan");
    assertThat(
            Api.anybody()
                .post(
                    "/tokens",
                    Json.createObjectBuilder()
                        .add("user", "it.penghubung")
                        .add("password", "kata sandi pertama")
                        .build())
                .status())
        .isEqualTo(200);
    assertThat(program.run("people", "--json", file.toString()).counts()).isEqualTo("0 0 0");
  }

  @Test
  @Order(6)
  void anAddressToWhichNoMailGoesIsNamedWithItsLineInBothLanguages() throws IOException {
    Path file =
        program.file(
            "user,title,role,email",
            "it.auditor,Auditor,AUDITOR,it@example.com",
            "it.alamat,Auditor,AUDITOR,it@contoh_uji.example");

    assertThat(program.run("people", "--language", "id", file.toString()).err())
        .contains("Line 3, email: Ini bukan alamat surel. (not-an-email)");
    assertThat(program.run("people", "--language", "en", file.toString()).err())
        .contains("Line 3, email: This is not an e-mail address. (not-an-email)");
    assertThat(
            LaporDatabase.shared()
                .rows("select 1 from lapor.account where user_name in ('it.auditor', 'it.alamat')"))
        .isEmpty();
  }

  private static Visitor.Seen activate(Visitor visitor, String user, String code, String password) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("user", user);
    typed.put("activationCode", code);
    typed.put("newPassword", password);
    typed.put("newPasswordAgain", password);
    return visitor.send(visitor.get("/aktivasi"), "/aktivasi", "activation", "choose", typed);
  }

  private static long regions(String code) {
    return ((Number)
            LaporDatabase.shared()
                .rows("select count(*) n from lapor.region where code like '" + code + "'")
                .get(0)
                .get("n"))
        .longValue();
  }
}
