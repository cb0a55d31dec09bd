package id.lapor.institution;

import java.io.Serializable;

/**
 * An institution as others see it.
 *
 * @param code the key, {@code [a-z0-9-]{2,40}}
 * @param name the official name; not unique, so show the parent's name beside it
 * @param nameEn the name in English, or the official one where there is none
 * @param abbreviation the usual abbreviation, or null
 * @param type what it is in the order of the state
 * @param parentCode the code of the institution that it is a part of, null for a root
 * @param parentName the name of that institution, null for a root
 * @param zone {@code Asia/Jakarta}, {@code Asia/Makassar} or {@code Asia/Jayapura}
 */
public record InstitutionView(
    String code,
    String name,
    String nameEn,
    String abbreviation,
    InstitutionType type,
    String parentCode,
    String parentName,
    String zone)
    implements Serializable {}
