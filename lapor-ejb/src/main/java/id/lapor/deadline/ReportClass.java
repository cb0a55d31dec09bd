package id.lapor.deadline;

/** The classes of reports that the law gives different limits. */
public enum ReportClass {
  /** Pengaduan tidak berkadar pengawasan: a service is bad, late or absent. */
  COMPLAINT,
  /** Pengaduan berkadar pengawasan: an official is accused, so the inspectorate examines. */
  COMPLAINT_SUPERVISORY,
  /** Aspirasi: a suggestion or a wish. */
  ASPIRATION,
  /** Permintaan informasi: a question about a service. */
  INFORMATION_REQUEST
}
