package id.lapor.institution;

import java.io.Serializable;

/**
 * A region as others see it.
 *
 * @param code {@code 35} or {@code 35.78}
 * @param name the official name
 * @param nameEn the name in English
 * @param type province, regency or city
 * @param parentCode the province's code, null for a province
 * @param zone {@code Asia/Jakarta}, {@code Asia/Makassar} or {@code Asia/Jayapura}
 */
public record RegionView(
    String code, String name, String nameEn, RegionType type, String parentCode, String zone)
    implements Serializable {}
