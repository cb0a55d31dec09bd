package id.lapor.report;

import id.lapor.deadline.ReportClass;

/** What kind of report it is, as the reporter chose it and the verifier confirmed it. */
public enum ReportType {
  /** Pengaduan: a public service is bad, late or absent. */
  COMPLAINT,
  /** Aspirasi: a wish or suggestion. */
  ASPIRATION,
  /** Permintaan informasi: a question about a service. */
  INFORMATION_REQUEST;

  /** The class that legal limits are set for; only a complaint can be supervisory. */
  ReportClass limitClass(boolean supervisory) {
    return switch (this) {
      case COMPLAINT -> supervisory ? ReportClass.COMPLAINT_SUPERVISORY : ReportClass.COMPLAINT;
      case ASPIRATION -> ReportClass.ASPIRATION;
      case INFORMATION_REQUEST -> ReportClass.INFORMATION_REQUEST;
    };
  }
}
