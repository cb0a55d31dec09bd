package id.lapor.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** What is known of a file that is kept: what it is, how large, and the hashes it lies under. */
@Embeddable
public class StoredFile implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "media_type", length = 20)
  private String mediaType;

  private Long size;

  @Column(length = 64)
  private String digest;

  @Column(name = "thumbnail_digest", length = 64)
  private String thumbnailDigest;

  private Integer width;
  private Integer height;

  @Column(name = "received_hash", length = 64)
  private String receivedHash;

  protected StoredFile() {
    // for JPA
  }

  StoredFile(
      FileType type,
      long size,
      String digest,
      String thumbnailDigest,
      Integer width,
      Integer height,
      String receivedHash) {
    this.mediaType = type.mediaType();
    this.size = size;
    this.digest = digest;
    this.thumbnailDigest = thumbnailDigest;
    this.width = width;
    this.height = height;
    this.receivedHash = receivedHash;
  }

  FileType type() {
    for (FileType type : FileType.values()) {
      if (type.mediaType().equals(mediaType)) {
        return type;
      }
    }
    throw new IllegalStateException("No such type: " + mediaType);
  }

  long size() {
    return size;
  }

  /** SHA-256 of what is kept, in hexadecimal digits. */
  String digest() {
    return digest;
  }

  /** The same of the small picture, or null. */
  String thumbnailDigest() {
    return thumbnailDigest;
  }

  Integer width() {
    return width;
  }

  Integer height() {
    return height;
  }

  String receivedHash() {
    return receivedHash;
  }
}
