package id.lapor.attachment;

import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Notes how far each upload has come, each step in a short transaction of its own: while bytes
 * arrive or a file is looked at, nothing is held.
 */
@ApplicationScoped
public class UploadBook {

  private static final int SWEEP_BATCH = 200;

  @Inject Uploads uploads;
  @Inject Attachments attachments;
  @Inject AttachmentFiles files;
  @Inject Clock clock;

  /** Begins one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UploadView announce(UploadOwner owner, String name, long length) {
    Upload upload = Upload.announced(owner, name, length, clock.instant());
    uploads.add(upload, owner);
    return UploadView.of(upload);
  }

  /** How far it is. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UploadView look(String id) {
    return UploadView.of(uploads.require(id, clock.instant()));
  }

  /** Name and sender of one, for whoever looks at the file. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Sender sender(String id) {
    Upload upload = uploads.require(id, clock.instant());
    return new Sender(upload.name(), upload.byOfficer());
  }

  /**
   * Who sent a file under which name.
   *
   * @param officer whether it was somebody with an account
   */
  record Sender(String name, boolean officer) {}

  /**
   * Puts what has arrived behind what is there.
   *
   * @param offset where the sender believes it goes on
   * @throws RuleViolation {@code upload-offset} when it goes on elsewhere; the current offset is
   *     told
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UploadView append(String id, long offset, Path part) throws IOException {
    Upload upload = uploads.lock(id, clock.instant());
    if (upload.received() != offset || upload.state() != UploadState.RECEIVING) {
      throw new RuleViolation(
          "upload-offset",
          "It goes on at " + upload.received(),
          Map.of("offset", Long.toString(upload.received())));
    }
    long size = Files.size(part);
    if (offset + size > upload.length()) {
      throw FileRefusal.of("upload-too-long");
    }
    DiskFile.append(files.incoming(id), offset, part);
    upload.arrived(offset + size);
    return UploadView.of(upload);
  }

  /** It was looked at and is kept. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UploadView stage(String id, StoredFile kept) {
    Upload upload = uploads.lock(id, clock.instant());
    if (upload.state() == UploadState.RECEIVING) {
      upload.arrived(upload.length());
      upload.stage(kept);
    }
    return UploadView.of(upload);
  }

  /** It was looked at and refused. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refuse(String id, String rule) {
    Upload upload = uploads.lock(id, clock.instant());
    if (upload.state() == UploadState.RECEIVING) {
      upload.refuse(rule);
    }
  }

  /** Its sender wants it no more. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void remove(String id) {
    uploads.remove(uploads.lock(id, clock.instant()));
  }

  /** Forgets a batch of those that nobody took in time; their ids. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> forgetExpired() {
    List<Upload> expired = uploads.expired(clock.instant(), SWEEP_BATCH);
    expired.forEach(uploads::remove);
    return expired.stream().map(Upload::uuid).toList();
  }

  /** Whether anything refers to this content. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean refers(String digest) {
    return attachments.refers(digest);
  }

  /** Whether this upload is still on its way. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean known(String id) {
    return uploads.known(id);
  }
}
