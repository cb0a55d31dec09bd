package id.lapor.institution;

import java.io.Serializable;

/**
 * A category as others see it.
 *
 * @param code the key, unique in the whole tree
 * @param name the name in Bahasa Indonesia
 * @param nameEn the name in English
 * @param parentCode the code of the topic or sub-topic above it, null for a topic
 */
public record CategoryView(String code, String name, String nameEn, String parentCode)
    implements Serializable {}
