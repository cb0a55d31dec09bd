package id.lapor.institution;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An institution in a list of administrators.
 *
 * @param code the key
 * @param name the official name
 * @param nameEn the name in English
 * @param type what it is in the order of the state
 * @param parentName what it is a part of, or null
 * @param validFrom its first day
 * @param validTo its last day, or null when no end is known
 * @param validity where it stands today
 * @param units how many units lie directly below it, ended ones among them
 */
public record InstitutionLine(
    String code,
    String name,
    String nameEn,
    InstitutionType type,
    String parentName,
    LocalDate validFrom,
    LocalDate validTo,
    Validity validity,
    long units)
    implements Serializable {}
