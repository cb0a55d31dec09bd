package id.lapor.attachment;

import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives uploaded files their place in a report, inside the use case that asks for it. */
@ApplicationScoped
public class Attaching {

  /** The field in which clients name uploads. */
  static final String FIELD = "attachments";

  @Inject Attachments attachments;
  @Inject Uploads uploads;
  @Inject ReportEvents events;
  @Inject Clock clock;

  /**
   * Attaches files to a message of a report, which is locked. A file that is there already, or is
   * named again, is attached once.
   *
   * @param ids of uploads
   * @param handoff id of the hand-off that an answer belongs to, or null
   * @throws RuleViolation {@code too-many-files}, or which upload cannot be used and why
   */
  void attach(Report report, MessageRef to, List<String> ids, Actor actor, String handoff) {
    if (ids.isEmpty()) {
      return;
    }
    List<Attachment> all = attachments.of(report);
    long there = all.stream().filter(a -> isIn(a, to)).count();
    int position = attachments.nextPosition(report);
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (all.stream().anyMatch(a -> a.uuid().equals(id))) {
        continue;
      }
      Upload upload = usable(id, FIELD + "[" + i + "]");
      if (sentBefore(all, to, upload)) {
        uploads.remove(upload);
        continue;
      }
      if (++there > Attachment.MOST || all.size() >= Attachments.MOST_OF_A_REPORT) {
        throw tooMany();
      }
      Attachment added =
          Attachment.of(upload, report, to, position++, actor.name(), clock.instant());
      attachments.add(added);
      uploads.remove(upload);
      all = plus(all, added);
      record(
          added,
          to.belongsTo() == BelongsTo.ANSWER ? EventType.ANSWER_ATTACHED : EventType.ATTACHED,
          actor,
          handoff);
    }
  }

  /**
   * Notes in the record what happened to an attachment; its hash can be erased with its content.
   */
  void record(Attachment attachment, EventType type, Actor actor, String handoff) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("attachment", attachment.uuid());
    facts.put("number", Integer.toString(attachment.position()));
    facts.put("belongsTo", attachment.belongsTo().name());
    facts.put("mediaType", attachment.file().type().mediaType());
    facts.put("size", Long.toString(attachment.file().size()));
    if (attachment.belongsTo() == BelongsTo.ANSWER) {
      facts.put("answer", attachment.message());
    }
    events.append(
        attachment.report(),
        type,
        actor,
        handoff,
        facts,
        Map.of("name", attachment.name(), "sha256", attachment.file().digest()));
  }

  private Upload usable(String id, String field) {
    Optional<Upload> found = uploads.find(id, clock.instant(), LockModeType.PESSIMISTIC_WRITE);
    if (found.isEmpty()) {
      throw new RuleViolation("unknown-upload", field, "There is no such upload");
    }
    Upload upload = found.get();
    if (upload.state() == UploadState.REFUSED) {
      throw new RuleViolation(
          List.of(new FieldError(field, upload.rule(), "Refused", FileCleaning.LARGEST_MB)));
    }
    if (upload.state() != UploadState.STAGED) {
      throw new RuleViolation("upload-incomplete", field, "Not all of the file has arrived");
    }
    return upload;
  }

  private static boolean sentBefore(List<Attachment> all, MessageRef to, Upload upload) {
    return all.stream()
        .anyMatch(a -> isIn(a, to) && a.file().receivedHash().equals(upload.file().receivedHash()));
  }

  private static boolean isIn(Attachment attachment, MessageRef message) {
    return attachment.belongsTo() == message.belongsTo()
        && attachment.message().equals(message.id());
  }

  private static List<Attachment> plus(List<Attachment> all, Attachment added) {
    List<Attachment> more = new java.util.ArrayList<>(all);
    more.add(added);
    return more;
  }

  private static RuleViolation tooMany() {
    return new RuleViolation(
        List.of(new FieldError(FIELD, "too-many-files", "Too many files", Attachment.MOST)));
  }
}
