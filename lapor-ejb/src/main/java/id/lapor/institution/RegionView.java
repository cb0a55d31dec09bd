package id.lapor.institution;

import java.io.Serializable;

/**
 * A region as others see it.
 *
 * @param code {@code 35}, {@code 35.78}, {@code 35.78.08} or {@code 35.78.08.1001}
 * @param name the official name
 * @param nameEn the name in English
 * @param type province, regency or city, district or village
 * @param parentCode the code of what it lies in, null for a province
 * @param zone {@code Asia/Jakarta}, {@code Asia/Makassar} or {@code Asia/Jayapura}
 */
public record RegionView(
    String code, String name, String nameEn, RegionType type, String parentCode, String zone)
    implements Serializable {}
