package id.lapor.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSessionTest {

  private static final String HOME = "/staff/";

  @ParameterizedTest
  @ValueSource(strings = {"/staff/work?list=overdue", "/staff/report?id=1234567897&do=VERIFY", "/"})
  void whoSignsInComesToThePageThatTheyWanted(String wanted) {
    assertThat(PortalSession.afterSignIn(wanted, HOME)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "staff/",
        "",
        "/a b",
        "/a\r\nSet-Cookie: x=y"
      })
  void nobodyIsLedToAnotherSiteByASignIn(String wanted) {
    assertThat(PortalSession.afterSignIn(wanted, HOME)).isEqualTo(HOME);
    assertThat(PortalSession.afterSignIn(null, HOME)).isEqualTo(HOME);
  }
}
