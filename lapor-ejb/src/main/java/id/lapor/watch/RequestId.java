package id.lapor.watch;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of requests. One that comes along is taken over when it is nothing but hexadecimal digits, so
 * that neither a name nor an access code gets into the log this way.
 */
final class RequestId {

  private static final Pattern GIVEN = Pattern.compile("[0-9a-fA-F]{8}[0-9a-fA-F-]{8,56}");
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.{0,200})?");

  private RequestId() {}

  /** The given id, else the trace that the request belongs to, else a new one. */
  static String of(String given, String traceparent) {
    if (given != null && GIVEN.matcher(given).matches()) {
      return given;
    }
    Matcher trace = TRACE.matcher(traceparent == null ? "" : traceparent);
    return trace.matches() ? trace.group(1) : UUID.randomUUID().toString();
  }
}
