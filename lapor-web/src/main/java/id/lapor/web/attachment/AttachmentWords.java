package id.lapor.web.attachment;

import id.lapor.attachment.AttachmentView;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;

/** Says in words what an attachment is, how large, and what it belongs to. */
@Named
@RequestScoped
public class AttachmentWords {

  private static final int KILO = 1_024;
  private static final int LONGEST_NAME = 60;

  @Inject Language language;

  /** What kind of file it is: {@code Foto}. */
  public String kind(String mediaType) {
    return mediaType == null ? "" : language.text("file.kind." + mediaType.replace('/', '.'));
  }

  /** How large it is: {@code 1,4 MB}. */
  public String size(Long bytes) {
    if (bytes == null) {
      return "";
    }
    NumberFormat number = NumberFormat.getNumberInstance(language.getLocale());
    boolean mega = bytes >= KILO * KILO;
    number.setMaximumFractionDigits(mega ? 1 : 0);
    double shown = mega ? (double) bytes / (KILO * KILO) : Math.max(1, (double) bytes / KILO);
    return number.format(shown) + (mega ? " MB" : " KB");
  }

  /** What it was added to and when. */
  public String origin(AttachmentView attachment) {
    return language.text(
        "file.of." + attachment.belongsTo(), language.moment(attachment.attachedAt()));
  }

  /** What a small picture shows, for those who do not see it. */
  public String alternative(AttachmentView attachment) {
    return language.text("file.alt", attachment.name());
  }

  /** A name as it may be shown to whoever chose the file. */
  static String shown(String name) {
    String text = name == null ? "" : name.replaceAll("\\p{C}", "").strip();
    String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    return last.codePointCount(0, last.length()) <= LONGEST_NAME
        ? last
        : last.substring(0, last.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
