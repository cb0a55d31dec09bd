package id.lapor.attachment;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
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

  /** A photo of a report; its id. */
  public static String photo(EntityManager em, long report, int position, Instant at) {
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
        .setParameter(5, "ab".repeat(32))
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
