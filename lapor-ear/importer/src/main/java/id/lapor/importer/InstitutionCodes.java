package id.lapor.importer;

import java.util.Optional;

/** Finds the code for a name, and adds to the server what it does not know yet if told to. */
final class InstitutionCodes {

  private static final int MOST_WITH_ONE_CODE = 1_000;

  private final InstitutionField rules;
  private final Server server;
  private final Institutions known;

  private InstitutionCodes(InstitutionField rules, Server server, Institutions known) {
    this.rules = rules;
    this.server = server;
    this.known = known;
  }

  /** With what the server knows now; asks nothing when the mapping needs no institutions. */
  static InstitutionCodes of(InstitutionField rules, Server server) {
    Institutions known = new Institutions(rules);
    if (rules != null) {
      server.listInstitutions(known::learn);
    }
    return new InstitutionCodes(rules, server, known);
  }

  Optional<String> codeOf(String name) {
    Optional<String> found = known.find(name);
    if (found.isPresent() || rules.creation().isEmpty()) {
      return found;
    }
    String code = create(rules.creation().get(), name);
    known.remember(name, code);
    return Optional.of(code);
  }

  private String create(InstitutionField.Creation creation, String name) {
    String official = rules.suffix() == null ? name : name + " " + rules.suffix();
    String code = Names.code(creation.codePrefix(), name);
    for (int number = 2; number < MOST_WITH_ONE_CODE; number++) {
      if (server.addUnit(creation.parent(), code, official)) {
        return code;
      }
      code = Names.numbered(Names.code(creation.codePrefix(), name), number);
    }
    throw new ImportFailure("There is no free code for the institution \"" + name + "\"");
  }
}
