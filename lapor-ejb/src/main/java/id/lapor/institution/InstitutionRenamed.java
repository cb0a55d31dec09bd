package id.lapor.institution;

/**
 * An institution bears other names.
 *
 * @param code its code
 * @param parent code of what it is a part of, or null
 * @param before what it was called
 * @param after what it is called
 */
public record InstitutionRenamed(
    String code, String parent, InstitutionNames before, InstitutionNames after) {}
