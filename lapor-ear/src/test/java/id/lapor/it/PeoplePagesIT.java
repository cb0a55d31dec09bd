package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An institution's administrator gives accounts and roles by hand, within what is theirs. */
class PeoplePagesIT extends Browser {

  private final String user = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void anAccountIsMadeLockedAndLosesItsRole() {
    Page admin = PortalIT.signedIn(this, "kemenkes-admin");
    admin.navigate("/staff/people?do=add");
    admin.fill("#user", user);
    admin.fill("#function", "Petugas uji");
    admin.click("#add");
    assertThat(admin.innerText("#role-error")).isNotBlank();
    assertThat(admin.inputValue("#user")).isEqualTo(user);
    admin.selectOption("#role", "UNIT_STAFF");
    PortalIT.pick(admin, "institution", "kementerian kesehatan", "Kementerian Kesehatan");
    admin.click("#add");
    assertThat(admin.innerText("#code")).matches("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}");

    admin.click("#toAccount");
    assertThat(admin.isVisible("#code")).isFalse();
    admin.click("#toLock");
    assertThat(admin.innerText("#lockPreview")).startsWith("0 disposisi");
    admin.click("#lock");
    admin.waitForURL(Pattern.compile(".*done=locked"));
    assertThat(admin.innerText(".facts")).contains("Terkunci");
    admin.click("#roles a.button");
    admin.click("#endRole");
    admin.waitForURL(Pattern.compile(".*done=ended"));
    assertThat(admin.innerText("#roles")).contains("tidak berlaku lagi");

    assertThat(admin.navigate("/staff/people?of=national-admin").status()).isEqualTo(404);
    Page staff = PortalIT.signedIn(this, "kemenkes-staff");
    assertThat(staff.navigate("/staff/people").status()).isEqualTo(403);
  }
}
