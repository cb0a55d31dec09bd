package id.lapor.attachment;

import java.io.Serializable;
import java.time.Instant;

/**
 * A file on its way, as its sender sees it.
 *
 * @param id by which a report names it
 * @param length bytes announced
 * @param received bytes that have arrived
 * @param mediaType what it is; null until it was looked at
 * @param size bytes that are kept; null until it was looked at
 * @param rule by which it was refused, or null
 */
public record UploadView(
    String id,
    UploadState state,
    long length,
    long received,
    String mediaType,
    Long size,
    String rule,
    Instant expiresAt)
    implements Serializable {

  static UploadView of(Upload upload) {
    StoredFile file = upload.state() == UploadState.STAGED ? upload.file() : null;
    return new UploadView(
        upload.uuid(),
        upload.state(),
        upload.length(),
        upload.received(),
        file == null ? null : file.type().mediaType(),
        file == null ? null : file.size(),
        upload.rule(),
        upload.expiresAt());
  }

  /** Whether all bytes are there. */
  public boolean complete() {
    return received == length;
  }
}
