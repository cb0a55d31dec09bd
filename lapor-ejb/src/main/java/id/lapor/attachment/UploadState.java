package id.lapor.attachment;

/** How far a file has come on its way to a report. */
public enum UploadState {
  /** Bytes are still missing, or it waits to be looked at. */
  RECEIVING,
  /** Cleaned and kept; a report may name it. */
  STAGED,
  /** Looked at and refused. */
  REFUSED
}
