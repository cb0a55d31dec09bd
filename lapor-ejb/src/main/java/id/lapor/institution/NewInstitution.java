package id.lapor.institution;

import java.time.ZoneId;

/**
 * An institution that is to be added.
 *
 * @param code unique key, 2 to 40 lower-case letters, digits and hyphens
 * @param name official name, 1 to 200 characters
 * @param type {@link InstitutionType#UNIT} exactly when there is a parent
 * @param parent code of the institution that it is a part of, or null for a root
 * @param zone zone of a root, WIB when null; a unit has the zone of its parent
 */
public record NewInstitution(
    String code, String name, InstitutionType type, String parent, ZoneId zone) {}
