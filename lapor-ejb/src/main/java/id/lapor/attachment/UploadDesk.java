package id.lapor.attachment;

import id.lapor.identity.Caller;
import id.lapor.identity.ClientSource;
import id.lapor.identity.Keys;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How files arrive: whole, or in parts that can be resumed after the line broke. Each is typed,
 * scanned and cleaned before anything can refer to it, outside any transaction.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadDesk {

  @Inject UploadBook book;
  @Inject AttachmentFiles files;
  @Inject FileCleaning cleaning;
  @Inject Keys keys;
  @Inject Caller caller;
  @Inject ClientSource source;

  /**
   * Takes a whole file and looks at it.
   *
   * @param name as the sender calls it
   * @throws RuleViolation that says why it is not taken
   */
  public UploadView take(String name, InputStream content) {
    Path received = files.temporary();
    try {
      long length = received(received, content, FileCleaning.LARGEST + 1L);
      if (length == 0) {
        throw FileRefusal.of("file-empty");
      }
      if (length > FileCleaning.LARGEST) {
        throw tooLarge();
      }
      UploadView upload = book.announce(owner(), name, length);
      try {
        return kept(upload.id(), received, FileNames.cleaned(name), owner().officer());
      } catch (RuntimeException refused) {
        book.remove(upload.id());
        throw refused;
      }
    } finally {
      discard(received);
    }
  }

  /**
   * Begins a file that arrives in parts.
   *
   * @throws RuleViolation {@code file-empty}, {@code file-too-large} or {@code too-much-waiting}
   */
  public UploadView announce(String name, long length) {
    if (length < 1) {
      throw FileRefusal.of("file-empty");
    }
    if (length > FileCleaning.LARGEST) {
      throw tooLarge();
    }
    return book.announce(owner(), name, length);
  }

  /** How far a file has come. */
  public UploadView look(String id) {
    return book.look(id);
  }

  /**
   * Takes the next part of a file; what has arrived when the line breaks counts. With the last part
   * the file is looked at.
   *
   * @param offset where this part begins
   * @param checksum what the part must match, or null
   * @throws RuleViolation {@code upload-offset}, {@code upload-checksum}, or why the file is
   *     refused
   */
  public UploadView append(String id, long offset, InputStream part, PartChecksum checksum) {
    UploadView before = book.look(id);
    Path received = files.temporary();
    try {
      received(received, part, before.length() - Math.min(offset, before.length()) + 1);
      if (checksum != null && !checksum.fits(received)) {
        throw new RuleViolation("upload-checksum", "The part does not match its checksum");
      }
      UploadView after = book.append(id, offset, received);
      return after.complete() ? finished(id) : after;
    } catch (IOException failed) {
      throw DiskFile.refusal(files.root(), failed);
    } finally {
      discard(received);
    }
  }

  /** Forgets a file that its sender wants no more. */
  public void remove(String id) {
    book.remove(id);
    discard(files.incoming(id));
  }

  /**
   * Looks at those files that are complete and were not looked at yet, as after a scanner was
   * silent. The files as they are now; one that is unknown or refused has a rule.
   */
  public List<UploadView> settle(List<String> ids) {
    List<UploadView> settled = new ArrayList<>();
    for (String id : ids) {
      settled.add(settled(id));
    }
    return settled;
  }

  /**
   * The same for a report that names them and goes in only with all of them.
   *
   * @throws RuleViolation that names every one that cannot be used, and why
   */
  public void requireSettled(List<String> ids) {
    List<FieldError> refused = new ArrayList<>();
    List<UploadView> settled = settle(ids);
    for (int i = 0; i < settled.size(); i++) {
      UploadView upload = settled.get(i);
      if (upload.rule() != null && !upload.rule().equals("unknown-upload")) {
        refused.add(
            new FieldError(
                Attaching.FIELD + "[" + i + "]",
                upload.rule(),
                "It cannot be used",
                FileCleaning.LARGEST_MB));
      }
    }
    if (!refused.isEmpty()) {
      throw new RuleViolation(refused);
    }
  }

  private UploadView settled(String id) {
    UploadView view;
    try {
      view = book.look(id);
    } catch (NotFound unknown) {
      return new UploadView(id, UploadState.REFUSED, 0, 0, null, null, "unknown-upload", null);
    }
    if (view.state() != UploadState.RECEIVING) {
      return view;
    }
    if (!view.complete()) {
      return refused(view, "upload-incomplete");
    }
    try {
      return finished(id);
    } catch (RuleViolation refusal) {
      return refused(view, FileRefusal.rule(refusal));
    }
  }

  private static UploadView refused(UploadView view, String rule) {
    return new UploadView(
        view.id(),
        view.state(),
        view.length(),
        view.received(),
        null,
        null,
        rule,
        view.expiresAt());
  }

  private UploadView finished(String id) {
    UploadBook.Sender sender = book.sender(id);
    Path incoming = files.incoming(id);
    try {
      UploadView staged = kept(id, incoming, sender.name(), sender.officer());
      discard(incoming);
      return staged;
    } catch (RuleViolation refusal) {
      // What lies in the file stays refused; a scanner or disk may answer another time.
      if (!refusal.fields().isEmpty()) {
        book.refuse(id, FileRefusal.rule(refusal));
        discard(incoming);
      }
      throw refusal;
    }
  }

  private UploadView kept(String id, Path received, String name, boolean officer) {
    CleanedFile cleaned = cleaning.clean(received, name, officer);
    StoredFile stored =
        new StoredFile(
            cleaned.type(),
            cleaned.content().length,
            files.keep(cleaned.content()),
            cleaned.thumbnail() == null ? null : files.keep(cleaned.thumbnail()),
            cleaned.width(),
            cleaned.height(),
            keys.hash("attachment", digest(received)));
    return book.stage(id, stored);
  }

  private static String digest(Path received) {
    try {
      return AttachmentFiles.sha256(Files.readAllBytes(received));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private long received(Path to, InputStream content, long most) {
    try {
      return DiskFile.receive(to, content, most);
    } catch (IOException failed) {
      throw DiskFile.refusal(files.root(), failed);
    }
  }

  private UploadOwner owner() {
    return caller.isAnonymous()
        ? UploadOwner.visitor(source.hash())
        : UploadOwner.officer(caller.account());
  }

  private static RuleViolation tooLarge() {
    return FileRefusal.of("file-too-large", FileCleaning.LARGEST_MB);
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // The sweep of what was left half written takes it.
    }
  }
}
