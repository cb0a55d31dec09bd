package id.lapor.deadline;

/** Why the government does not work on a day; all kinds count alike. */
public enum HolidayKind {
  /** Hari libur nasional. */
  NATIONAL_HOLIDAY,
  /** Cuti bersama: joint leave of all civil servants. */
  JOINT_LEAVE,
  /** Hari pemungutan suara, made a holiday by presidential decree. */
  ELECTION_DAY
}
