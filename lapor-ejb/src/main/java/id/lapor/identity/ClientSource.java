package id.lapor.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as a keyed hash: enough to slow down guessing, useless for finding a
 * reporter. The address itself is never kept.
 */
@RequestScoped
public class ClientSource {

  /** Stands for work that no outside request began. */
  public static final String NONE = "none";

  private static final Pattern NUMERIC =
      Pattern.compile("[0-9.]{7,15}|(?=.{2,60}$)[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*(%\\w+)?");

  @Inject Keys keys;

  private String hash = NONE;

  /** For CDI. */
  protected ClientSource() {}

  /** A source with this hash, for code that runs without a container. */
  public static ClientSource of(String hash) {
    ClientSource source = new ClientSource();
    source.hash = hash;
    return source;
  }

  /**
   * Notes the client's numeric address. The last 64 bits of an IPv6 address are the client's own
   * choice and are left out; anything unreadable counts as one common source.
   */
  public void arrivedFrom(String address) {
    hash = keys.hash("source", network(address)).substring(0, 32);
  }

  /** 32 characters of keyed hash, or {@link #NONE}. */
  public String hash() {
    return hash;
  }

  private static String network(String address) {
    if (address == null || !NUMERIC.matcher(address).matches()) {
      return "unknown";
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      byte[] kept = bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
      return Arrays.toString(kept);
    } catch (UnknownHostException notNumeric) {
      return "unknown";
    }
  }
}
