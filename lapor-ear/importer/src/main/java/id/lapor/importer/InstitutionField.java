package id.lapor.importer;

import java.util.Optional;

/**
 * How a row's institution is found.
 *
 * @param field the column; its table goes from names to codes
 * @param suffix what official names have after the names of the file, such as {@code Kota
 *     Surabaya}, or null
 * @param below code of the institution below which names are looked for, or null for everywhere
 * @param byBeginning whether a name that begins with a known one is of that institution
 * @param byEnding whether a name that ends with that of a regional government is of it
 * @param creation how to create what is not found; empty leaves the report without institution
 */
record InstitutionField(
    MappedField field,
    String suffix,
    String below,
    boolean byBeginning,
    boolean byEnding,
    Optional<Creation> creation) {

  /**
   * How institutions are created.
   *
   * @param parent code of the institution that they become units of
   * @param codePrefix what their codes begin with
   */
  record Creation(String parent, String codePrefix) {}

  static InstitutionField of(MappingJson json) {
    return new InstitutionField(
        MappedField.of(json),
        json.text("suffix").orElse(null),
        json.text("below").orElse(null),
        json.flag("byBeginning"),
        json.flag("byEnding"),
        json.object("create")
            .map(create -> create.allowing("parent", "codePrefix"))
            .map(
                create ->
                    new Creation(create.required("parent"), create.text("codePrefix").orElse(""))));
  }
}
