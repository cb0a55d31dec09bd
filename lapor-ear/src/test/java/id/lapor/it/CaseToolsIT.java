package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObjectBuilder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two reports on the same matter become one, and two again, each time seen side by side. */
class CaseToolsIT extends Browser {

  @Test
  void aReportIsJoinedToOneThatIsOfferedAndPartedAgain() {
    Sent master = Cases.sent(bridge("Jembatan gantung Cikuya rapuh"));
    Sent joined = Cases.sent(bridge("Jembatan gantung Cikuya roboh"));
    Page verifier = PortalIT.signedIn(this, "national-verifier");
    verifier.navigate("/staff/report?id=" + joined.id() + "&do=MERGE");
    verifier.waitForSelector(".candidates");
    assertThat(verifier.innerText(".candidates")).contains("#" + master.id(), "jembat");
    verifier.fill("#reason", "Jembatan yang sama.");

    verifier.locator(".candidates li", containing(master)).locator("[type=submit]").click();

    verifier.waitForSelector("#compared");
    assertThat(verifier.inputValue("#into")).isEqualTo(master.id());
    assertThat(verifier.inputValue("#reason")).isEqualTo("Jembatan yang sama.");
    assertThat(verifier.innerText("#compared"))
        .contains("#" + master.id(), "#" + joined.id(), "≠", "Papan lapuk")
        .doesNotContain("siti@example.com");
    assertThat(Cases.status(joined)).isEqualTo("SUBMITTED");
    PublicBrowserIT.assertAccessible(verifier, "two reports side by side");
    verifier.click("#doMERGE");
    verifier.waitForURL(Pattern.compile(".*done=MERGE"));
    assertThat(Cases.status(joined)).isEqualTo("MERGED");

    verifier.navigate("/staff/report?id=" + joined.id() + "&do=UNMERGE");
    assertThat(verifier.innerText("#compared")).contains("#" + master.id());
    verifier.fill("#reason", "Dua jembatan.");
    verifier.click("#doUNMERGE");
    verifier.waitForURL(Pattern.compile(".*done=UNMERGE"));
    assertThat(Cases.status(joined)).isEqualTo("SUBMITTED");
  }

  @Test
  void aNumberThatNobodyHasIsRefusedAndWhatWasTypedStays() {
    Sent sent = Cases.sent();
    Page verifier = PortalIT.signedIn(this, "national-verifier");
    verifier.navigate("/staff/report?id=" + sent.id() + "&do=MERGE");
    verifier.fill("#into", "0000000000");
    verifier.fill("#reason", "Sama.");

    verifier.click("#compare");

    assertThat(verifier.innerText("#into-error")).isNotBlank();
    assertThat(verifier.inputValue("#reason")).isEqualTo("Sama.");
    assertThat(verifier.locator("#compared").count()).isZero();
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
  }

  private static Page.LocatorOptions containing(Sent sent) {
    return new Page.LocatorOptions().setHasText("#" + sent.id());
  }

  private static JsonObjectBuilder bridge(String title) {
    return Cases.complaint().add("title", title).add("body", "Papan lapuk, tali putus. " + title);
  }
}
