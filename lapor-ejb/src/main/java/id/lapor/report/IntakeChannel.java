package id.lapor.report;

/** The way a report came in. People reach the first by themselves, staff and partners name one. */
public enum IntakeChannel {
  WEB,
  ANDROID,
  IOS,
  SMS,
  TWITTER,
  WHATSAPP,
  WALK_IN,
  LETTER,
  EMAIL,
  PHONE,
  LOCAL_APP,
  PARTNER_API
}
