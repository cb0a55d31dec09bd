package id.lapor.importer;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The institutions that the server knows, by the names under which rows may speak of them. A name
 * that two of them share names neither.
 */
final class Institutions {

  private static final String AMBIGUOUS = "";
  private static final Set<String> REGIONAL = Set.of("PROVINCE", "REGENCY", "CITY");

  private final InstitutionField rules;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> regional = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Optional<String>> found = new HashMap<>();

  Institutions(InstitutionField rules) {
    this.rules = rules;
  }

  /** Learns one institution as the server lists it. */
  void learn(JsonObject listed) {
    String code = listed.getString("code");
    parents.put(code, listed.getString("parent", ""));
    learn(codes, listed.getString("name"), code);
    String abbreviation = listed.getString("abbreviation", "");
    if (!abbreviation.isBlank()) {
      learn(codes, abbreviation, code);
    }
    if (REGIONAL.contains(listed.getString("type"))) {
      learn(regional, listed.getString("name").replaceFirst("^Pemerintah ", ""), code);
    }
  }

  private static void learn(Map<String, String> names, String name, String code) {
    names.merge(Names.normal(name), code, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
  }

  /** The code of the institution that this name means; empty when none is known. */
  Optional<String> find(String name) {
    return found.computeIfAbsent(name, this::search);
  }

  /** From now on this name means this institution. */
  void remember(String name, String code) {
    found.put(name, Optional.of(code));
  }

  private Optional<String> search(String name) {
    String tabled = rules.field().table().get(name);
    if (tabled != null) {
      return Optional.of(tabled);
    }
    String wanted = Names.normal(name);
    Optional<String> exact =
        rules.suffix() == null
            ? known(wanted)
            : known(wanted + " " + Names.normal(rules.suffix())).or(() -> known(wanted));
    return exact
        .or(() -> known(regional, wanted))
        .or(() -> rules.byBeginning() ? longest(wanted, true) : Optional.empty())
        .or(() -> rules.byEnding() ? longest(wanted, false) : Optional.empty())
        .or(() -> Optional.ofNullable(rules.field().otherwise()));
  }

  private Optional<String> known(String wanted) {
    return known(codes, wanted)
        .or(
            () ->
                codes.keySet().stream()
                    .filter(name -> name.replace(" ", "").equals(wanted.replace(" ", "")))
                    .findFirst()
                    .flatMap(name -> known(codes, name)));
  }

  private Optional<String> known(Map<String, String> names, String wanted) {
    return Optional.ofNullable(names.get(wanted))
        .filter(code -> !code.equals(AMBIGUOUS))
        .filter(this::below);
  }

  /** The longest known name at the beginning, or of a regional government at the end. */
  private Optional<String> longest(String wanted, boolean atBeginning) {
    String rest = wanted;
    while (rest.contains(" ")) {
      rest =
          atBeginning
              ? rest.substring(0, rest.lastIndexOf(' '))
              : rest.substring(rest.indexOf(' ') + 1);
      Optional<String> code = atBeginning ? known(codes, rest) : Optional.empty();
      if (code.isEmpty()) {
        code = known(regional, rest);
      }
      if (code.isPresent()) {
        return code;
      }
    }
    return Optional.empty();
  }

  private boolean below(String code) {
    if (rules.below() == null) {
      return true;
    }
    Set<String> seen = new HashSet<>();
    String at = code;
    while (!at.isEmpty() && seen.add(at)) {
      if (at.equals(rules.below())) {
        return true;
      }
      at = parents.getOrDefault(at, "");
    }
    return false;
  }
}
