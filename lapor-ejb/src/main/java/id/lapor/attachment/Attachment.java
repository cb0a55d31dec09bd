package id.lapor.attachment;

import id.lapor.report.Report;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A file that belongs to a report: a photo of the broken road, a letter, the decree that an
 * institution answers with. What was attached does not change; who may see it does.
 */
@Entity
@Table(name = "attachment")
public class Attachment {

  /** Most files of one message: the report, a reply or an answer. */
  public static final int MOST = 5;

  /** The message of files that belong to the report itself. */
  static final String REPORT_MESSAGE = "report";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "attachment_seq")
  @SequenceGenerator(name = "attachment_seq", sequenceName = "attachment_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 36, updatable = false)
  private String uuid;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id", updatable = false)
  private Report report;

  @Enumerated(EnumType.STRING)
  @Column(name = "belongs_to", nullable = false, length = 8, updatable = false)
  private BelongsTo belongsTo;

  @Column(nullable = false, length = 36, updatable = false)
  private String message;

  @Column(nullable = false, updatable = false)
  private int position;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 8)
  private AttachmentState state;

  @Column(nullable = false, length = 120, updatable = false)
  private String name;

  @Column(nullable = false, length = 64, updatable = false)
  private String uploader;

  @Column(name = "attached_at", nullable = false, updatable = false)
  private Instant attachedAt;

  @Embedded private StoredFile file;

  protected Attachment() {
    // for JPA
  }

  /**
   * A file that was uploaded before and takes its place in the report now.
   *
   * @param to the message it belongs to
   * @param position its number within the report
   * @param uploader account of the officer, or {@code reporter}
   */
  static Attachment of(
      Upload upload, Report report, MessageRef to, int position, String uploader, Instant at) {
    Attachment attachment = new Attachment();
    attachment.uuid = upload.uuid();
    attachment.report = report;
    attachment.belongsTo = to.belongsTo();
    attachment.message = to.id();
    attachment.position = position;
    attachment.state = AttachmentState.ATTACHED;
    attachment.file = upload.file();
    attachment.name =
        to.belongsTo() == BelongsTo.ANSWER
            ? FileNames.official(upload.name(), upload.file().type(), position)
            : upload.file().type().genericName(position);
    attachment.uploader = uploader;
    attachment.attachedAt = at;
    return attachment;
  }

  /** Lets everybody see it, as far as they see the report. */
  void publish() {
    require(AttachmentState.ATTACHED);
    state = AttachmentState.PUBLIC;
  }

  /** Keeps it for the reporter and officers again. */
  void hide() {
    require(AttachmentState.PUBLIC);
    state = AttachmentState.ATTACHED;
  }

  /** Takes it out; its place and its hash stay in the record. */
  void remove() {
    if (state == AttachmentState.REMOVED) {
      throw refusal("It was removed before");
    }
    state = AttachmentState.REMOVED;
  }

  private void require(AttachmentState needed) {
    if (state != needed) {
      throw refusal("It is " + state);
    }
  }

  private RuleViolation refusal(String message) {
    return report.refusal("illegal-transition", message);
  }

  String uuid() {
    return uuid;
  }

  Report report() {
    return report;
  }

  BelongsTo belongsTo() {
    return belongsTo;
  }

  String message() {
    return message;
  }

  int position() {
    return position;
  }

  AttachmentState state() {
    return state;
  }

  String name() {
    return name;
  }

  String uploader() {
    return uploader;
  }

  Instant attachedAt() {
    return attachedAt;
  }

  StoredFile file() {
    return file;
  }
}
