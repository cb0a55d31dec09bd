package id.lapor.institution;

/** What an institution is in the order of the state. */
public enum InstitutionType {
  /** Kementerian. */
  MINISTRY,
  /** Kementerian koordinator. */
  COORD_MINISTRY,
  /** Lembaga pemerintah nonkementerian: an agency of the government that is no ministry. */
  LPNK,
  /** Lembaga nonstruktural: a body outside the structure of ministries and agencies. */
  LNS,
  /** Lembaga negara: a body of the state that does not belong to the cabinet. */
  STATE_BODY,
  /** Pemerintah provinsi. */
  PROVINCE,
  /** Pemerintah kabupaten. */
  REGENCY,
  /** Pemerintah kota. */
  CITY,
  /** Badan usaha milik negara: a state-owned enterprise. */
  BUMN,
  /** Badan usaha milik daerah: an enterprise owned by a region. */
  BUMD,
  /** Perguruan tinggi negeri: a state university. */
  UNIVERSITY,
  /** Perwakilan RI: an embassy, consulate or other mission abroad. */
  MISSION,
  /** Any part of another institution: directorate, regional service, district, clinic, school. */
  UNIT
}
