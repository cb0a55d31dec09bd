package id.lapor.api.attachment;

import id.lapor.attachment.UploadDesk;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of a multipart request, each looked at; one that is refused is named by its place. */
@RequestScoped
public class FileParts {

  private static final String FILE = "file";
  private static final int LONGEST_FIELD = 200;

  @Inject UploadDesk desk;

  /** The parts of the request. */
  List<Part> of(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
      throw new NotSupportedException("not-multipart");
    }
    try {
      return List.copyOf(request.getParts());
    } catch (IllegalStateException refused) {
      if (tooBig(refused)) {
        throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
      }
      throw refused;
    } catch (IOException | ServletException unreadable) {
      throw new ClientErrorException(
          tooBig(unreadable) ? Status.REQUEST_ENTITY_TOO_LARGE : Status.BAD_REQUEST);
    }
  }

  /**
   * Looks at every file of the request and keeps those that may be kept.
   *
   * @return ids of the uploads, in the order of the parts
   * @throws RuleViolation that names every file that is refused; then none is kept for long
   */
  List<String> uploads(List<Part> parts, int most) {
    List<Part> files = parts.stream().filter(part -> part.getName().equals(FILE)).toList();
    if (files.isEmpty()) {
      throw new RuleViolation("required", FILE, "No file was sent");
    }
    if (files.size() > most) {
      throw new RuleViolation(
          List.of(new FieldError(FILE, "too-many-files", "Too many files", most)));
    }
    List<String> ids = new ArrayList<>();
    List<FieldError> refused = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      try {
        ids.add(taken(files.get(i)));
      } catch (RuleViolation refusal) {
        if (refusal.fields().isEmpty()) {
          throw refusal;
        }
        FieldError error = refusal.fields().get(0);
        refused.add(
            new FieldError(
                FILE + "[" + i + "]", error.rule(), error.message(), error.params().toArray()));
      }
    }
    if (!refused.isEmpty()) {
      throw new RuleViolation(refused);
    }
    return ids;
  }

  /** A text field of the request, or null. */
  String text(List<Part> parts, String name) {
    for (Part part : parts) {
      if (part.getName().equals(name)) {
        try (InputStream in = part.getInputStream()) {
          return new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
          throw new ClientErrorException(Status.BAD_REQUEST);
        }
      }
    }
    return null;
  }

  private String taken(Part part) {
    try (InputStream content = part.getInputStream()) {
      return desk.take(part.getSubmittedFileName(), content).id();
    } catch (IOException unreadable) {
      throw new ClientErrorException(Status.BAD_REQUEST);
    }
  }

  private static boolean tooBig(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().contains("TooBig")
          || cause.getClass().getSimpleName().contains("TooLarge")) {
        return true;
      }
    }
    return false;
  }
}
