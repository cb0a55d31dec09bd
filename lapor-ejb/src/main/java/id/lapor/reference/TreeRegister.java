package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind whose entries lie within one another, parents and children in one file in any order. The
 * table {@code tree} holds what can be reached from its roots, as it shall be: what cannot lies in
 * a cycle, or below something that is wrong itself.
 */
abstract class TreeRegister extends Register {

  private static final int MOST = 20_000;

  private static final String ASTRAY =
      """
      select w.code, w.parent, w.line, t.code is not null or p.depth is not null as deep
      from wanted w
      left join tree t on t.code = w.code
      left join tree p on p.code = w.parent
      where w.parent is not null and (t.code is null or t.depth > %2$d)
      union all
      select c.code, p.code, null, false from %1$s c join %1$s p on p.id = c.parent_id
      where not exists (select 1 from tree t where t.code = c.code)
          and not exists (select 1 from wanted w where w.code = c.code)
      order by 3 nulls last
      """;

  /** The table that holds this kind. */
  abstract String table();

  /** No entry lies deeper than this, the root being the first level. */
  abstract int deepest();

  @Override
  List<String> checks() {
    return List.of(
        """
        select w.line, 'parent', 'unknown-parent', w.parent from wanted w
        where w.parent is not null
            and not exists (select 1 from %1$s t where t.code = w.parent)
            and not exists (select 1 from staged s where s.code = w.parent)
        """
            .formatted(table()),
        """
        select w.line, 'valid_to', 'ends-before-it-begins', cast(null as text) from wanted w
        where w.valid_to < w.valid_from
        """,
        // Whoever ends must not leave behind what lies below.
        """
        select w.line, 'valid_to', 'would-orphan', min(below.code) from wanted w
        join (
          select c.code, p.code as parent, c.valid_to from %1$s c join %1$s p on p.id = c.parent_id
          where not exists (select 1 from wanted x where x.code = c.code)
          union all
          select x.code, x.parent, x.valid_to from wanted x) below on below.parent = w.code
        where w.valid_to is not null and (below.valid_to is null or below.valid_to > w.valid_to)
        group by w.line
        """
            .formatted(table()),
        """
        select w.line, 'valid_to', 'ends-after-its-parent', p.code from wanted w
        join %1$s p on p.code = w.parent
        where not exists (select 1 from wanted x where x.code = p.code)
            and p.valid_to is not null and (w.valid_to is null or w.valid_to > p.valid_to)
            and (w.is_new or w.is_changed)
        """
            .formatted(table()));
  }

  @Override
  void check(Staging staging, Findings findings) {
    Map<String, Astray> astray = new HashMap<>();
    for (Object[] row : staging.rows(ASTRAY.formatted(table(), deepest()), MOST)) {
      int line = row[2] == null ? 0 : ((Number) row[2]).intValue();
      astray.putIfAbsent((String) row[0], new Astray((String) row[1], line, (Boolean) row[3]));
    }
    astray.forEach(
        (code, entry) -> {
          if (entry.line() > 0) {
            report(code, entry, astray, findings);
          }
        });
  }

  /**
   * An entry that cannot be reached, or lies too deep.
   *
   * @param line where the file names it; 0 for one that only lies below something in the file
   * @param deep whether it lies too deep
   */
  private record Astray(String parent, int line, boolean deep) {}

  private static void report(
      String code, Astray entry, Map<String, Astray> astray, Findings findings) {
    if (entry.deep()) {
      findings.add(entry.line(), new FieldError("parent", "tree-too-deep", "Too deep"));
      return;
    }
    List<String> way = new ArrayList<>(List.of(code));
    String at = entry.parent();
    while (astray.containsKey(at) && !at.equals(code) && way.size() < astray.size()) {
      way.add(at);
      at = astray.get(at).parent();
    }
    if (at.equals(code)) {
      way.add(code);
      List<String> shown = way.size() > SHOWN ? way.subList(0, SHOWN) : way;
      String path = String.join(" > ", shown) + (way.size() > SHOWN ? " > …" : "");
      findings.add(entry.line(), new FieldError("parent", "cycle", "A cycle: " + path, path));
    }
  }
}
