package id.lapor.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.of("192.0.2.7, 10.1.0.0/16,172.16.0.0/12, 2001:db8::/32 , ::1");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "192.0.2.7, true",
    "192.0.2.8, false",
    "10.1.255.255, true",
    "10.2.0.0, false",
    "172.31.255.255, true",
    "172.32.0.0, false",
    "2001:db8:1::1, true",
    "2001:db9::1, false",
    "::1, true",
    "::ffff:10.1.2.3, true",
    "127.0.0.1, false"
  })
  void anAddressIsTrustedWhenTheListHasItOrItsRange(String address, boolean trusted)
      throws UnknownHostException {
    assertThat(PROXIES.include(InetAddress.getByName(address))).isEqualTo(trusted);
  }

  @Test
  void anEmptyListTrustsNobody() throws UnknownHostException {
    assertThat(TrustedProxies.of(" ").include(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "::1/129", "10.0.0", "10.0.0.0/x"})
  void anEntryThatIsNoAddressIsRefusedByName(String entry) {
    assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1," + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(entry);
  }
}
