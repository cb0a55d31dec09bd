package id.lapor.notification;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A delivery report (RFC 3464) about one of our mails.
 *
 * @param messageId id of the notice that came back
 * @param status why, as in RFC 3463, such as {@code 5.1.1}
 */
record Bounce(String messageId, String status) {

  private static final int MOST_BYTES = 65_536;
  private static final int MOST_PARTS = 10;
  private static final String[] RECIPIENT_HEADERS = {
    "Delivered-To", "X-Original-To", "Envelope-To", "To"
  };
  private static final Pattern ACTION =
      Pattern.compile("(?im)^Action:[ \\t]*([a-z]{1,20})[ \\t]*$");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:[ \\t]*([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");

  /**
   * What the mail reports; empty for whatever is no report of a failure, such as an answer of an
   * absent reader's machine, and for what is about no mail of ours.
   */
  static Optional<Bounce> in(MimeMessage mail, BounceTokens tokens)
      throws MessagingException, IOException {
    ContentType type = new ContentType(mail.getContentType());
    boolean report =
        type.match("multipart/report")
            && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
    if (!report || !(mail.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    Optional<String> message = message(mail, tokens);
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        return failure(text(part)).flatMap(s -> message.map(id -> new Bounce(id, s)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> message(MimeMessage mail, BounceTokens tokens)
      throws MessagingException {
    for (String header : RECIPIENT_HEADERS) {
      String[] values = mail.getHeader(header);
      Optional<String> found =
          Stream.of(values == null ? new String[0] : values)
              .flatMap(value -> tokens.message(value).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> failure(String fields) {
    Matcher action = ACTION.matcher(fields);
    Matcher status = STATUS.matcher(fields);
    boolean failed = action.find() && action.group(1).toLowerCase(Locale.ROOT).equals("failed");
    return failed && status.find() ? Optional.of(status.group(1)) : Optional.empty();
  }

  private static String text(Part part) throws IOException, MessagingException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1)
          .replace("\r\n", "\n");
    }
  }
}
