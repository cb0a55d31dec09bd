package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import java.io.Serializable;
import java.util.Locale;

/**
 * A notice as it leaves: the only place where address and content stand together, and only while it
 * is sent.
 *
 * @param messageId the same at each attempt, so that whoever gets it twice can tell
 * @param channel the way
 * @param address as the reporter typed it; empty when none was given
 * @param language of the text
 * @param subject for mail
 * @param text plain
 * @param stop address of the page that ends such notices; empty where there is nothing to end
 */
public record OutgoingNotice(
    String messageId,
    ContactChannel channel,
    String address,
    Locale language,
    String subject,
    String text,
    String stop)
    implements Serializable {

  /** Says the message id alone, so that no log shows address or content. */
  @Override
  public String toString() {
    return "OutgoingNotice[" + messageId + "]";
  }
}
