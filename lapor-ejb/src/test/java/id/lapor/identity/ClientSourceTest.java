package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientSourceTest {

  @Test
  void theAddressIsKeptOnlyAsAKeyedHash() {
    assertThat(of("203.0.113.7")).matches("[0-9a-f]{32}").isEqualTo(of("203.0.113.7"));
    assertThat(of("203.0.113.7")).isNotEqualTo(of("203.0.113.8"));
  }

  @Test
  void addressesOfOneIpv6NetworkAreOneSource() {
    assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9"));
    assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
  }

  @Test
  void whatIsNoAddressIsOneCommonSourceAndNeverLookedUp() {
    assertThat(of("example.org")).isEqualTo(of(null)).isEqualTo(of("x".repeat(500)));
    assertThat(of("face")).isEqualTo(of(null));
    assertThat(new ClientSource().hash()).isEqualTo(ClientSource.NONE);
  }

  private static String of(String address) {
    ClientSource source = new ClientSource();
    source.keys = TestKeys.keys();
    source.arrivedFrom(address);
    return source.hash();
  }
}
