package id.lapor.api.attachment;

import id.lapor.attachment.AttachmentContent;
import id.lapor.attachment.ByteRange;
import id.lapor.shared.RuleViolation;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.Optional;

/**
 * The content of an attachment as an answer: to be saved and never to be shown as a page of ours,
 * whatever it holds.
 */
public final class Download {

  private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

  private Download() {}

  /**
   * The whole, or the part that was asked for.
   *
   * @throws RuleViolation {@code range-not-there}
   */
  public static Response of(
      AttachmentContent content, Request request, String range, String ifRange) {
    Response.ResponseBuilder known = request.evaluatePreconditions(new EntityTag(content.digest()));
    if (known != null) {
      return headers(known, content).build();
    }
    boolean partly = ifRange == null || ifRange.equals(content.tag());
    Optional<ByteRange> asked = ByteRange.asked(partly ? range : null, content.size());
    if (asked.isEmpty()) {
      throw new RuleViolation(
          "range-not-there",
          "There is no such part",
          Map.of("size", Long.toString(content.size())));
    }
    ByteRange part = asked.get();
    StreamingOutput bytes = out -> content.write(part, out);
    Response.ResponseBuilder answer =
        Response.status(part.partial() ? 206 : 200)
            .type(content.mediaType())
            .header(HttpHeaders.CONTENT_LENGTH, part.length())
            .header(HttpHeaders.CONTENT_DISPOSITION, content.disposition())
            .entity(bytes);
    if (part.partial()) {
      answer.header("Content-Range", part.header());
    }
    return headers(answer, content).build();
  }

  private static Response.ResponseBuilder headers(
      Response.ResponseBuilder answer, AttachmentContent content) {
    return answer
        .tag(new EntityTag(content.digest()))
        .header("Accept-Ranges", "bytes")
        .header("Content-Security-Policy", POLICY)
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }
}
