package id.lapor.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedRequestTest {

  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8,2001:db8:1::/48");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "203.0.113.9, 198.51.100.1 | 198.51.100.1",
        "203.0.113.9, 198.51.100.1, 10.0.0.5 | 198.51.100.1",
        "10.0.0.7, 198.51.100.1, 10.0.0.5, 10.0.0.6 | 198.51.100.1",
        "10.0.0.7, 10.0.0.5 | 10.0.0.7",
        "198.51.100.1:4711 | 198.51.100.1",
        "2001:db8:2::1 | 2001:db8:2::1",
        "[2001:db8:2::1]:4711, 2001:db8:1::9 | 2001:db8:2::1",
        "203.0.113.9, nonsense, 10.0.0.5 | 10.0.0.5",
        "nonsense | ''",
        "lapor.example | ''"
      })
  void theSenderIsTheRightmostAddressThatIsNoTrustedProxy(String header, String sender) {
    ForwardedRequest request =
        ForwardedRequest.of(PROXIES, List.of(), List.of(header), List.of(), List.of());

    assertThat(request.sender().map(InetAddress::getHostAddress).orElse(""))
        .isEqualTo(sender.isEmpty() ? "" : canonical(sender));
  }

  @Test
  void aHeaderGivenTwiceIsOneList() {
    ForwardedRequest request =
        ForwardedRequest.of(
            PROXIES,
            List.of(),
            List.of("203.0.113.9", "198.51.100.1, 10.0.0.5"),
            List.of(),
            List.of());

    assertThat(request.sender().orElseThrow().getHostAddress()).isEqualTo("198.51.100.1");
  }

  @Test
  void theStandardHeaderGoesBeforeTheOlderOnes() {
    ForwardedRequest request =
        ForwardedRequest.of(
            PROXIES,
            List.of(
                "for=203.0.113.9;host=evil.example, For=\"[2001:db8:2::1]:80\";proto=HTTPS;"
                    + "host=\"lapor.example:8443\", for=10.0.0.5;by=10.0.0.6"),
            List.of("198.51.100.1"),
            List.of("http"),
            List.of("other.example"));

    assertThat(request.sender().orElseThrow().getHostAddress())
        .isEqualTo(canonical("2001:db8:2::1"));
    assertThat(request.scheme()).contains("https");
    assertThat(request.host()).contains("lapor.example:8443");
  }

  @Test
  void schemeAndHostAreThoseThatTheProxyNextToTheSenderSaw() {
    ForwardedRequest request =
        ForwardedRequest.of(
            PROXIES,
            List.of(),
            List.of("198.51.100.1, 10.0.0.5"),
            List.of("https, http"),
            List.of("evil.example, lapor.example, inner.example"));

    assertThat(request.scheme()).contains("https");
    assertThat(request.host()).contains("lapor.example");
  }

  @ParameterizedTest
  @CsvSource({"ftp, lapor.example", "https://, 'a b'", "'', 'lapor.example/path'"})
  void aSchemeOrHostThatIsNoneIsNotBelieved(String scheme, String host) {
    ForwardedRequest request =
        ForwardedRequest.of(
            PROXIES, List.of(), List.of("198.51.100.1"), List.of(scheme), List.of(host));

    assertThat(request.scheme()).isEmpty();
    assertThat(request.host().filter(text -> !text.equals("lapor.example"))).isEmpty();
  }

  @Test
  void withoutHeadersNothingIsKnown() {
    ForwardedRequest request =
        ForwardedRequest.of(PROXIES, List.of(), List.of(), List.of(), List.of());

    assertThat(request.sender()).isEmpty();
    assertThat(request.scheme()).isEmpty();
    assertThat(request.host()).isEmpty();
  }

  private static String canonical(String address) {
    return NetworkAddress.of(address).orElseThrow().getHostAddress();
  }
}
