package id.lapor.notification;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A template in one language, as whoever words it sees it.
 *
 * @param language {@code id} or {@code en}
 * @param version to be named with a change; 0 while the shipped text is in force
 * @param wording the text in force
 * @param parts the parts that it has
 * @param placeholders what may stand in it between braces
 */
public record TemplateView(
    NoticeTemplate template,
    String language,
    long version,
    Wording wording,
    Set<NoticePart> parts,
    List<String> placeholders)
    implements Serializable {

  /** Whether an administrator has worded it. */
  public boolean changed() {
    return version > 0;
  }

  /** Whether it has this part. */
  public boolean has(NoticePart part) {
    return parts.contains(part);
  }
}
