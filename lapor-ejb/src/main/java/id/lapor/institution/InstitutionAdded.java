package id.lapor.institution;

/**
 * An institution was added to the reference data.
 *
 * @param code its code
 * @param parent code of the institution that it is a part of, or null
 */
public record InstitutionAdded(String code, String parent) {}
