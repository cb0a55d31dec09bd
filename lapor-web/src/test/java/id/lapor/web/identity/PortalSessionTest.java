package id.lapor.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.web.Visit;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSessionTest {

  private static final String HOME = "/staff/";
  private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");

  private Instant now = NOON;

  @Test
  void aPageThatAsksByItselfKeepsNoSessionAlive() {
    PortalSession session = session();
    Visit begun = Visit.post("/sign-in");
    session.signIn(begun.request(), "ani", "secret");

    for (int minute = 1; minute < 30; minute++) {
      now = NOON.plus(Duration.ofMinutes(minute));
      assertThat(session.user(Visit.get("/staff/live/report").after(begun).request()))
          .contains("ani");
    }

    now = NOON.plus(Duration.ofMinutes(30));
    assertThat(session.user(Visit.get("/staff/live/report").after(begun).request())).isEmpty();
    assertThat(session.user(Visit.get("/staff/report").after(begun).request())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET, /staff/report", "POST, /staff/live/draft"})
  void whoeverReadsOrTypesStaysSignedIn(String method, String path) {
    PortalSession session = session();
    Visit begun = Visit.post("/sign-in");
    session.signIn(begun.request(), "ani", "secret");

    for (int minutes = 29; minutes < 12 * 60; minutes += 29) {
      now = NOON.plus(Duration.ofMinutes(minutes));
      Visit visit = method.equals("GET") ? Visit.get(path) : Visit.post(path);
      assertThat(session.user(visit.after(begun).request())).contains("ani");
    }

    now = NOON.plus(Duration.ofHours(12));
    assertThat(session.user(Visit.get(path).after(begun).request())).isEmpty();
  }

  private PortalSession session() {
    PortalSession session = new PortalSession();
    session.identities =
        new IdentityStoreHandler() {
          @Override
          public CredentialValidationResult validate(Credential credential) {
            return new CredentialValidationResult("ani");
          }
        };
    session.clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }
        };
    return session;
  }

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
