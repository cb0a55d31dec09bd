package id.lapor.report;

/** Why a report is not taken up; the reporter is told the reason with a text. */
public enum ArchiveReason {
  SMS_FORMAT_ERROR,
  TOO_GENERAL,
  NOT_GOVERNMENT,
  NOT_UNDERSTANDABLE,
  DUPLICATE,
  SARA_OBSCENE,
  SPAM_ADVERT,
  IN_COURT,
  LEGISLATIVE,
  NO_COMPETENT_BODY_CONNECTED,
  COMPLETED_ELSEWHERE,
  TEST
}
