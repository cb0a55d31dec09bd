package id.lapor.attachment;

import java.util.UUID;

/**
 * The message that files belong to.
 *
 * @param id of the answer, a number of its own for a reply, or the same for all of the report
 *     itself
 */
record MessageRef(BelongsTo belongsTo, String id) {

  static MessageRef report() {
    return new MessageRef(BelongsTo.REPORT, Attachment.REPORT_MESSAGE);
  }

  static MessageRef newReply() {
    return new MessageRef(BelongsTo.REPLY, UUID.randomUUID().toString());
  }

  static MessageRef answer(String id) {
    return new MessageRef(BelongsTo.ANSWER, id);
  }
}
