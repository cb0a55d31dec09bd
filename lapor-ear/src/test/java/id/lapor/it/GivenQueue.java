package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Login;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An institution of the test's own with a unit below it, and the page on which the national
 * administrator says how it receives.
 */
final class GivenQueue {

  final String code = "uji-" + UUID.randomUUID().toString().substring(0, 8);
  final String unit = code + "-unit";
  final String queue = "handoff." + code;
  private final Page page;

  GivenQueue(Page administrator) {
    page = administrator;
    Sql.run(insert(code, "MINISTRY", null) + ";" + insert(unit, "UNIT", code));
  }

  private static String insert(String code, String type, String parent) {
    return ("with new as (select nextval('institution_seq') as id) insert into institution (id,"
            + " version, code, name, name_en, type, parent_id, path, zone, valid_from,"
            + " imported) select new.id, 0, '%s', 'Uji %s', 'Test %s', '%s', p.id,"
            + " coalesce(p.path, '/') || new.id || '/', 'Asia/Jakarta', '2020-01-01', true from"
            + " new left join institution p on p.code = '%s'")
        .formatted(code, code, code, type, parent);
  }

  /** Sets from today on how it receives. */
  void receives(String way) {
    page.navigate("/staff/receiving?of=" + code);
    page.selectOption("#way", way);
    page.fill("#validFrom", LocalDate.now(ZoneId.of("Asia/Jakarta")).toString());
    page.click("#set");
    page.waitForURL(Pattern.compile(".*done=set"));
  }

  /** Makes an account and reads its secret, which the broker knows of by then. */
  Login account() {
    page.navigate("/staff/receiving?of=" + code);
    page.click("#addAccount");
    return issued();
  }

  /** Gives an account another secret. */
  Login rotated(Login login) {
    choose(login);
    page.click("#rotate");
    return issued();
  }

  /** Revokes an account. */
  void revoked(Login login) {
    choose(login);
    page.click("#revoke");
    page.waitForURL(Pattern.compile(".*done=revoked"));
  }

  private void choose(Login login) {
    page.navigate("/staff/receiving?of=" + code);
    page.click("tr[data-login='" + login.name() + "'] a");
    page.waitForSelector("#rotate");
  }

  private Login issued() {
    page.waitForSelector("#secret");
    Login login = new Login(page.innerText("#login"), page.innerText("#secret"));
    page.navigate("/staff/receiving?of=" + code);
    assertThat(page.content()).contains(login.name()).doesNotContain(login.secret());
    Eventually.eventually(
        () ->
            assertThat(
                    Sql.count(
                        "select count(*) from queue_account where login = ? and settled",
                        login.name()))
                .isEqualTo(1));
    return login;
  }

  /** A report that is handed to one of the two. */
  static Sent handedTo(String institution) {
    return handedTo(Cases.sent(), institution);
  }

  /** The same with a report that was sent before. */
  static Sent handedTo(Sent sent, String institution) {
    JsonObject decision = Cases.verification(Cases.version(sent)).add("lead", institution).build();
    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    return sent;
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
