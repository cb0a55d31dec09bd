package id.lapor.web.attachment;

import id.lapor.attachment.UploadDesk;
import id.lapor.attachment.UploadView;
import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that somebody chose in a form. They are taken in by whichever button sends the form and
 * wait for a day, so that nobody has to send a photo twice over a poor line because a word was
 * missing elsewhere. One that is refused is named with the reason; the others and all words stay.
 */
@Named
@RequestScoped
public class ChosenFiles {

  /** Most files of one message, as the domain has it. */
  static final int MOST = 5;

  private static final String FIELD = "files";
  private static final String KEPT = "uploads";
  private static final String REMOVE = "removeFile";
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  @Inject UploadDesk desk;
  @Inject FieldErrors errors;
  @Inject Language language;
  @Inject AttachmentWords words;
  @Inject RequestLimits limits;
  @Inject ClientSource source;
  @Inject HttpServletRequest request;

  private final List<UploadView> kept = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  /** Takes what came with the form, before its button does anything. */
  @PostConstruct
  void take() {
    if (!request.getMethod().equals("POST")) {
      return;
    }
    keepEarlier();
    if (isMultipart()) {
      takeNew();
    }
  }

  private void keepEarlier() {
    String ids = request.getParameter(KEPT);
    String removed = request.getParameter(REMOVE);
    if (ids == null || ids.length() > MOST * 40) {
      return;
    }
    for (String id : ids.split(",")) {
      boolean known = ID.matcher(id).matches();
      if (known && id.equals(removed)) {
        remove(id);
      } else if (known && kept.size() < MOST) {
        keep(desk.settle(List.of(id)).get(0));
      }
    }
  }

  private void keep(UploadView upload) {
    if (upload.rule() == null) {
      kept.add(upload);
    } else {
      refuse("", RuleTexts.text(language.getLocale(), upload.rule(), 10));
    }
  }

  private void remove(String id) {
    try {
      desk.remove(id);
    } catch (RuntimeException failure) {
      if (!(Refusals.in(failure).orElse(null) instanceof NotFound)) {
        throw failure;
      }
    }
  }

  private void takeNew() {
    try {
      for (Part part : request.getParts()) {
        if (part.getName().equals(FIELD) && !(part.getSize() == 0 && nameless(part))) {
          take(part);
        }
      }
    } catch (IOException | ServletException unreadable) {
      refuse("", language.text("files.unreadable"));
    }
  }

  /** What a browser sends when no file was chosen. */
  private static boolean nameless(Part part) {
    return part.getSubmittedFileName() == null || part.getSubmittedFileName().isEmpty();
  }

  private void take(Part part) throws IOException {
    String name = AttachmentWords.shown(part.getSubmittedFileName());
    if (kept.size() >= MOST) {
      refuse(name, RuleTexts.text(language.getLocale(), "too-many-files", MOST));
      return;
    }
    try (InputStream content = part.getInputStream()) {
      limits.upload(source.hash());
      kept.add(desk.take(part.getSubmittedFileName(), content));
    } catch (TooManyAttempts tooMany) {
      refuse(name, language.text("form.wait", tooMany.retryAfterSeconds() / 60 + 1));
    } catch (RuleViolation refusal) {
      refuse(name, RuleTexts.text(language.getLocale(), refusal));
    }
  }

  /** The page names the file; the message does not, since what no page shows goes to the log. */
  private void refuse(String name, String why) {
    refused.add(name.isEmpty() ? why : name + ": " + why);
    errors.show(FIELD, why);
  }

  private boolean isMultipart() {
    String type = request.getContentType();
    return type != null && type.startsWith("multipart/form-data");
  }

  /** Ids of the files that go with the message. */
  public List<String> ids() {
    return kept.stream().map(UploadView::id).toList();
  }

  /** The same as the form keeps them. */
  public String getKeptIds() {
    return String.join(",", ids());
  }

  /** Every file that waits for the message. */
  public List<UploadView> getKept() {
    return kept;
  }

  /** What it is and how large: {@code Foto, 234 KB}. */
  public String describe(UploadView upload) {
    return words.kind(upload.mediaType()) + ", " + words.size(upload.size());
  }

  /** Every file that was refused, by its name and why. */
  public List<String> getRefused() {
    return refused;
  }

  /** Whether a file was refused. */
  public boolean isAnyRefused() {
    return !refused.isEmpty();
  }
}
