package id.lapor.attachment;

import java.util.List;
import java.util.Locale;

/** The kinds of files that are taken, told by their content and never by their name alone. */
public enum FileType {
  JPEG("image/jpeg", "foto", "jpg", "jpeg", "jfif", "jpe"),
  PNG("image/png", "gambar", "png"),
  /** Read only: it is kept as JPEG or PNG. */
  WEBP("image/webp", "foto", "webp"),
  PDF("application/pdf", "dokumen", "pdf"),
  /** ISO media as telephones write it; older ones call the same container 3GP. */
  MP4("video/mp4", "video", "mp4", "m4v", "3gp");

  private final String mediaType;
  private final String genericName;
  private final List<String> extensions;

  FileType(String mediaType, String genericName, String... extensions) {
    this.mediaType = mediaType;
    this.genericName = genericName;
    this.extensions = List.of(extensions);
  }

  /** As HTTP names it. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it is a still picture. */
  public boolean picture() {
    return this == JPEG || this == PNG || this == WEBP;
  }

  /** The extension under which it is given out. */
  public String extension() {
    return extensions.get(0);
  }

  /** A name that tells nothing of whoever sent it: {@code foto-1.jpg}. */
  public String genericName(int number) {
    return genericName + "-" + number + "." + extension();
  }

  /** Whether a name may end like this; a name without an extension contradicts nothing. */
  boolean fits(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        || dot == name.length() - 1
        || extensions.contains(name.substring(dot + 1).strip().toLowerCase(Locale.ROOT));
  }
}
