package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The page on which somebody decides about messages that nobody could send or take. */
@ArquillianTest
class DeadLetterDeskIT extends Browser {

  private static final Duration SIX_ATTEMPTS = Duration.ofSeconds(40);

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void whatNobodyCanReadIsShownWithoutItsTextAndGivenUpWithAReason() {
    String mark = UUID.randomUUID().toString();
    Broker.send(mark, "bukan json, Siti Aminah");
    String letter = kept(mark);
    Page page = PortalIT.signedIn(this, "national-admin");

    page.navigate("/staff/dead-letters");
    assertThat(page.getAttribute("tr[data-letter='" + letter + "']", "data-cause"))
        .isEqualTo("UNREADABLE");
    page.click("tr[data-letter='" + letter + "'] a");
    assertThat(page.content()).doesNotContain("Siti");
    page.click("#discard");
    page.waitForSelector("#reason-error:not(:empty)");
    assertThat(status(letter)).isEqualTo("OPEN");

    page.fill("#reason", "Kiriman uji coba");
    page.click("#discard");
    page.waitForURL(Pattern.compile(".*done=discarded"));

    assertThat(status(letter)).isEqualTo("DISCARDED");
    assertThat(
            Sql.count("select count(*) from dead_letter where id = ? and body is null", id(letter)))
        .isEqualTo(1);
    assertThat(
            Sql.count(
                "select count(*) from administration_entry where act = 'DEAD_LETTER_DISCARDED'"
                    + " and subject = ? and detail like '%Kiriman uji coba'",
                "#" + letter))
        .isEqualTo(1);
  }

  @Test
  void whatLaporCouldNotDoGoesAgainToItsQueue() {
    String mark = UUID.randomUUID().toString();
    Passage nobodys = new Passage(UUID.randomUUID().toString());
    Broker.send(mark, nobodys.message(mark, "OFFER", 1).build().toString());
    String letter = kept(mark);
    int before = Broker.added(Broker.PORTAL);
    Page page = PortalIT.signedIn(this, "national-admin");

    page.navigate("/staff/dead-letters?letter=" + letter);
    page.click("#retry");
    page.waitForURL(Pattern.compile(".*done=retried"));

    Eventually.eventually(() -> assertThat(status(letter)).isEqualTo("RETRIED"));
    assertThat(Broker.added(Broker.PORTAL)).isGreaterThan(before);
    Eventually.eventually(
        () -> {
          assertThat(letters(mark)).isEqualTo(2);
          return null;
        },
        SIX_ATTEMPTS);
  }

  @Test
  void aMessageThatCannotBeWrittenMakesWayAndWaitsHere() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    Sql.run(
        "update channel set retry_at = now() + interval '1 hour' where code = '"
            + given.code
            + "'");
    String first = Passage.of(GivenQueue.handedTo(given.code)).handoff();
    String second = Passage.of(GivenQueue.handedTo(given.code)).handoff();

    Sql.run(
        "update outbox_message set payload = 'rusak' where handoff_id = '"
            + first
            + "'; update channel set failures = 9, retry_at = null where code = '"
            + given.code
            + "'");

    Eventually.eventually(
        () -> {
          assertThat(Broker.added(given.queue)).isEqualTo(2);
          return null;
        },
        Duration.ofSeconds(90));
    assertThat(
            Sql.count(
                "select count(*) from dead_letter where handoff_id = ? and kind = 'UNSENT'", first))
        .isEqualTo(1);
    assertThat(
            Sql.count(
                "select count(*) from outbox_delivery where handoff_id = ? and type = 'OFFER'",
                second))
        .isEqualTo(1);
    assertThat(
            Sql.count(
                "select count(*) from outbox_delivery where handoff_id = ? and type = 'VOID'",
                first))
        .isEqualTo(1);
  }

  @Test
  void nobodyButTheNationalAdministratorDecides() {
    Page other = PortalIT.signedIn(this, "kemenkes-admin");

    assertThat(other.navigate("/staff/dead-letters").status()).isEqualTo(403);
    other.navigate("/staff/institutions");
    assertThat(other.isVisible("a[href$='/staff/dead-letters']")).isFalse();
  }

  private static String kept(String mark) {
    Eventually.eventually(
        () -> {
          assertThat(letters(mark)).isEqualTo(1);
          return null;
        },
        SIX_ATTEMPTS);
    return Sql.one("select id::text from dead_letter where properties::json ->> 'mark' = ?", mark);
  }

  private static long letters(String mark) {
    return Sql.count(
        "select count(*) from dead_letter where properties::json ->> 'mark' = ?", mark);
  }

  private static String status(String letter) {
    return Sql.one("select status from dead_letter where id = ?", id(letter));
  }

  private static long id(String letter) {
    return Long.parseLong(letter);
  }
}
