package id.lapor.notification;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each mail a return address of its own: {@code bounce+TOKEN@...}. The token holds the id of
 * the message and our signature, so that a mail which comes back tells which one it was, and nobody
 * can invent one.
 */
@ApplicationScoped
public class BounceTokens {

  /** Longest part before the {@code @} of the address that tokens are added to. */
  static final int LONGEST_LOCAL_PART = 15;

  private static final String PURPOSE = "bounce";
  private static final int SIGNATURE_DIGITS = 16;
  private static final Pattern MESSAGE = Pattern.compile("[0-9a-f-]{36}");
  private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-f]{32})([0-9a-f]{16})@");

  @Inject Keys keys;

  /** The return address of one message. */
  String returnAddress(String bounce, String messageId) {
    if (!MESSAGE.matcher(messageId).matches()) {
      return bounce;
    }
    String id = messageId.replace("-", "");
    int at = bounce.lastIndexOf('@');
    return bounce.substring(0, at) + "+" + id + signature(id) + bounce.substring(at);
  }

  /** The message that went out under this return address; empty when it is none of ours. */
  Optional<String> message(String returnAddress) {
    Matcher token = TOKEN.matcher(returnAddress.toLowerCase(Locale.ROOT));
    if (!token.find() || !signature(token.group(1)).equals(token.group(2))) {
      return Optional.empty();
    }
    return Optional.of(
        token.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  private String signature(String id) {
    return keys.hash(Secret.FORM, PURPOSE, id).substring(0, SIGNATURE_DIGITS);
  }
}
