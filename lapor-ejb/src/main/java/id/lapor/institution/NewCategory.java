package id.lapor.institution;

/**
 * A category that is to be added.
 *
 * @param code unique key, 2 to 60 lower-case letters, digits and hyphens
 * @param name name in Bahasa Indonesia, 1 to 160 characters
 * @param nameEn name in English, 1 to 160 characters
 * @param parent code of the topic or sub-topic that it belongs to, or null for a topic
 */
public record NewCategory(String code, String name, String nameEn, String parent) {}
