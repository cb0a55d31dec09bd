package id.lapor.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.TestKeys;
import id.lapor.web.Visit;
import id.lapor.web.report.TrackingCookie.Opened;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TrackingCookieTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
  private static final Opened OPENED = new Opened("#1234567897", "AAAA-BBBB-CCCC-DDDD");

  @Test
  void itOpensTheReportFor30Minutes() {
    String value = written().getValue();

    assertThat(read(value, MONDAY)).contains(OPENED);
    assertThat(read(value, MONDAY.plus(TrackingCookie.LIFE).minusSeconds(1))).contains(OPENED);
    assertThat(read(value, MONDAY.plus(TrackingCookie.LIFE))).isEmpty();
  }

  @Test
  void neitherNumberNorCodeCanBeReadInIt() {
    String value = written().getValue();
    String plain = new String(java.util.Base64.getUrlDecoder().decode(value));

    assertThat(value + plain).doesNotContain("1234567897").doesNotContain("AAAA-BBBB");
  }

  @Test
  void onlyTheTrackingPageOfOurOwnSiteGetsIt() {
    Cookie cookie = written();

    assertThat(cookie.getPath()).isEqualTo("/lacak");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSecure()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
    assertThat(cookie.getMaxAge()).isEqualTo(30 * 60);
  }

  @Test
  void aChangedCookieOpensNothing() {
    String value = written().getValue();
    int middle = value.length() / 2;
    char other = value.charAt(middle) == 'A' ? 'B' : 'A';

    assertThat(read(value.substring(0, middle) + other + value.substring(middle + 1), MONDAY))
        .isEmpty();
    assertThat(read("", MONDAY)).isEmpty();
    assertThat(read("!!", MONDAY)).isEmpty();
    assertThat(read("AAAA", MONDAY)).isEmpty();
  }

  @Test
  void leavingTheReportRemovesIt() {
    Visit visit = Visit.post("/lacak");

    at(MONDAY, visit).remove(visit.response());

    assertThat(visit.cookies()).singleElement().extracting(Cookie::getMaxAge).isEqualTo(0);
  }

  @Test
  void whatWasOpenedNeverSaysItsCode() {
    assertThat(OPENED.toString()).doesNotContain("AAAA");
  }

  private static Cookie written() {
    Visit visit = Visit.post("/lacak");
    at(MONDAY, visit).write(visit.response(), OPENED);
    return visit.cookies().get(0);
  }

  private static java.util.Optional<Opened> read(String value, Instant now) {
    return at(now, Visit.get("/lacak").cookie(TrackingCookie.NAME, value)).read();
  }

  private static TrackingCookie at(Instant now, Visit visit) {
    TrackingCookie cookie = new TrackingCookie();
    cookie.request = visit.request();
    cookie.keys = TestKeys.keys();
    cookie.clock = Clock.fixed(now, ZoneOffset.UTC);
    return cookie;
  }
}
