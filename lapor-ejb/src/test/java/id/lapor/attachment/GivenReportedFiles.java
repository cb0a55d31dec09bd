package id.lapor.attachment;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Files of reporters, for tests of other features. */
public final class GivenReportedFiles {

  private GivenReportedFiles() {}

  /** All of them, within the transaction of this entity manager. */
  public static ReportedFiles files(EntityManager em) {
    ReportedFiles files = new ReportedFiles();
    files.em = em;
    return files;
  }

  /** The same where a file's content is what it was given. */
  public static ReportedFiles files(EntityManager em, Path directory) {
    ReportedFiles files = files(em);
    files.sight = new AttachmentSight();
    files.sight.files = new AttachmentFiles(directory, Clock.systemUTC());
    return files;
  }

  /** A file that {@link #files(EntityManager, Path)} reads; its id. */
  public static String kept(
      EntityManager em, Path directory, long report, Instant at, byte[] content) {
    String digest = new AttachmentFiles(directory, Clock.systemUTC()).keep(content);
    return photo(em, report, 1, at, digest);
  }

  /** A photo of a report; its id. */
  public static String photo(EntityManager em, long report, int position, Instant at) {
    return photo(em, report, position, at, "ab".repeat(32));
  }

  private static String photo(
      EntityManager em, long report, int position, Instant at, String digest) {
    String id = UUID.randomUUID().toString();
    em.createNativeQuery(
            "insert into attachment (id, version, uuid, report_id, belongs_to, message, position,"
                + " state, name, uploader, attached_at, media_type, size, digest, received_hash)"
                + " values (nextval('attachment_seq'), 1, ?1, ?2, 'REPORT', 'report', ?3,"
                + " 'ATTACHED', 'foto.jpg', 'reporter', ?4, 'image/jpeg', 4711, ?5, ?5)")
        .setParameter(1, id)
        .setParameter(2, report)
        .setParameter(3, position)
        .setParameter(4, Timestamp.from(at))
        .setParameter(5, digest)
        .executeUpdate();
    return id;
  }

  /** Takes one out of its report. */
  public static void removed(EntityManager em, String id) {
    em.createNativeQuery("update attachment set state = 'REMOVED' where uuid = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }
}
