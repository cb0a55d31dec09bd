package id.lapor.attachment;

/** Who may see an attachment, beside who may see its report. */
public enum AttachmentState {
  /** The reporter and officers in scope. */
  ATTACHED,
  /** Everybody, as long as the report itself is public. */
  PUBLIC,
  /** Nobody: it was taken out again, and its content is gone. */
  REMOVED
}
