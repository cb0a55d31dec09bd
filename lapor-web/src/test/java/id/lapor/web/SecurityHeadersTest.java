package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  private static final String POLICY = "Content-Security-Policy";

  private final SecurityHeaders headers = new SecurityHeaders();

  @Test
  void publicPagesRunNothingThatIsNotAFileOfOurs() throws Exception {
    Visit visit = Visit.get("/lapor").through(headers);

    assertThat(visit.header(POLICY))
        .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "nonce");
  }

  @Test
  void theMapMayLoadPicturesFromItsTilesAndNothingElse() {
    String template = "https://tiles.example:8443/{z}/{x}/{y}.png";
    String policy = SecurityHeaders.withTiles(MapTiles.of(template, null));

    assertThat(policy)
        .isEqualTo(
            SecurityHeaders.PUBLIC_POLICY.replace(
                "img-src 'self' data:", "img-src 'self' data: https://tiles.example:8443"));
    for (String wrong :
        new String[] {null, "", "https://a.example; script-src *", "javascript:{z}", "/{z}"}) {
      assertThat(SecurityHeaders.withTiles(MapTiles.of(wrong, null)))
          .isEqualTo(SecurityHeaders.PUBLIC_POLICY);
    }
  }

  @Test
  void aComponentSetCannotLoosenThePolicyOfAPublicPage() throws Exception {
    Visit visit = Visit.get("/lapor");

    headers.doFilter(
        visit.request(),
        visit.response(),
        (request, response) -> {
          jakarta.servlet.http.HttpServletResponse http =
              (jakarta.servlet.http.HttpServletResponse) response;
          http.setHeader(POLICY, "script-src *");
          http.addHeader("content-security-policy", "script-src *");
          http.setHeader("X-Other", "kept");
        });

    assertThat(visit.header(POLICY)).isEqualTo(SecurityHeaders.PUBLIC_POLICY);
    assertThat(visit.header("content-security-policy")).isNull();
    assertThat(visit.header("X-Other")).isEqualTo("kept");
  }

  @Test
  void thePortalTakesTheNonceOfTheComponentSetAndNothingElseOfItsPolicy() throws Exception {
    Visit visit = Visit.get("/staff/work");

    headers.doFilter(
        visit.request(),
        visit.response(),
        (request, response) ->
            ((jakarta.servlet.http.HttpServletResponse) response)
                .addHeader(POLICY, "script-src * 'unsafe-eval' 'nonce-c2VjcmV0LW5vbmNl'"));

    assertThat(visit.header(POLICY))
        .contains("script-src 'self' 'nonce-c2VjcmV0LW5vbmNl';", "frame-ancestors 'none'")
        .doesNotContain("*", "unsafe-eval");
  }

  @Test
  void pagesAreKeptNowhereAndFilesForAYear() throws Exception {
    assertThat(Visit.get("/lacak").through(headers).header("Cache-Control")).isEqualTo("no-store");

    Visit file = Visit.get("/resources/public/lapor.css").through(headers);
    assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
    assertThat(file.header("Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void onlySecureAddressesAskToStaySecure() throws Exception {
    Visit plain = Visit.get("/").at("http", "localhost", 8080).through(headers);

    assertThat(plain.header("Strict-Transport-Security")).isNull();
    assertThat(Visit.get("/").through(headers).header("Strict-Transport-Security"))
        .startsWith("max-age=31536000");
  }
}
