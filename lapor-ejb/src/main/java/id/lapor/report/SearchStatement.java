package id.lapor.report;

import id.lapor.shared.SqlTime;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A statement that finds public reports, with the values it names. */
final class SearchStatement {

  private static final String WORDS =
      "r.search @@ websearch_to_tsquery('indonesian', cast(%s as text))";

  /** Exactly as the index has it. */
  private static final String KEYS =
      "report_keys(r.type, r.status, r.lead_institution_id, r.category_id, r.region_code,"
          + " r.received_at)";

  private static final String BELOW =
      "with recursive below(id) as (select cast(%s as bigint)"
          + " union all select c.id from category c join below b on c.parent_id = b.id)";

  private static final String NEWEST = " order by x.received_at desc, x.id desc limit ";

  private final List<Object> values = new ArrayList<>();
  private String text;

  private SearchStatement() {}

  /** The newest ones, where an index has all of them in order. */
  static SearchStatement inOrder(WantedReports wanted, Cursor start, int limit) {
    SearchStatement made = new SearchStatement();
    String x = "select x.id, x.received_at from ";
    String one = "select r.id, r.received_at from report r where r.published and ";
    one += made.within("r", start, wanted.from());
    String last = NEWEST + made.value(limit);
    if (wanted.lead() != null) {
      one += " and r.lead_institution_id = " + made.value(wanted.lead());
    }
    if (wanted.status() != null) {
      // Written out, for the index of what is not completed
      one += " and r.status = '" + wanted.status().name() + "'";
    }
    if (wanted.category() == null) {
      made.text = x + "(" + one + last.replace("x.", "r.") + ") x" + last;
    } else {
      // Each category alone is in order. Asked for all at once, a seldom one would cost a look at
      // every report there is.
      one += " and r.category_id = b.id" + last.replace("x.", "r.");
      made.text = made.below(wanted) + x + "below b cross join lateral (" + one + ") x" + last;
    }
    return made;
  }

  /**
   * The next reports whatever they are: of the first {@code reach} those that are wanted, and the
   * first and the last to know how far it went.
   */
  static SearchStatement nearest(WantedReports wanted, Cursor start, int reach, int limit) {
    SearchStatement made = new SearchStatement();
    String within = made.within("r", start, wanted.from());
    made.text =
        made.below(wanted)
            + "select x.id, x.received_at, x.hit, x.place from (select r.id, r.received_at, "
            + String.join(" and ", made.conditions(wanted))
            + " as hit, row_number() over (order by r.received_at desc, r.id desc) as place"
            + " from report r where r.published and "
            + within
            + " order by r.received_at desc, r.id desc limit "
            + reach
            + ") x where x.hit or x.place = 1 or x.place = "
            + reach
            + NEWEST
            + made.value(limit);
    return made;
  }

  /**
   * The newest ones by the index of words and keys alone, which knows no order.
   *
   * @param from the first moment of receipt, or null
   */
  static SearchStatement byKeys(WantedReports wanted, Cursor start, Instant from, int limit) {
    SearchStatement made = new SearchStatement();
    List<String> keys = wanted.keys();
    List<String> times = from == null ? List.of() : ReceiptKeys.between(from, start.at());
    String below = made.below(wanted);
    StringBuilder found = new StringBuilder("select r.id, r.received_at from report r");
    found.append(" where r.published");
    if (wanted.words() != null) {
      found.append(" and ").append(WORDS.formatted(made.value(wanted.words())));
    }
    if (!keys.isEmpty()) {
      found.append(" and ").append(KEYS).append(" @> ").append(made.array(keys));
    }
    if (!times.isEmpty()) {
      found.append(" and ").append(KEYS).append(" && ").append(made.array(times));
    }
    if (wanted.category() != null) {
      found.append(" and ").append(KEYS);
      found.append(" && (select array_agg('category:' || b.id) from below b)");
    }
    made.text =
        (below.isEmpty() ? "with " : below + ", ")
            // Apart, lest the order make the database look at report after report instead
            + "found as materialized ("
            + found
            + ") select x.id, x.received_at from found x where "
            + made.within("x", start, from)
            + NEWEST
            + made.value(limit);
    return made;
  }

  /** The rows, each as an array of its columns. */
  List<Object[]> rows(EntityManager em) {
    Query query = em.createNativeQuery(text);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> (Object[]) row).toList();
  }

  /** Which report a row of any of these statements is about, and where it stands in the list. */
  static Cursor place(Object[] row) {
    return new Cursor(SqlTime.instant(row[1]), ((Number) row[0]).longValue());
  }

  private List<String> conditions(WantedReports wanted) {
    List<String> all = new ArrayList<>();
    if (wanted.lead() != null) {
      all.add("r.lead_institution_id = " + value(wanted.lead()));
    }
    if (wanted.category() != null) {
      all.add("r.category_id in (select b.id from below b)");
    }
    if (wanted.status() != null) {
      all.add("r.status = " + value(wanted.status().name()));
    }
    if (wanted.type() != null) {
      all.add("r.type = " + value(wanted.type().name()));
    }
    if (wanted.region() != null) {
      all.add("r.region_code like " + value(wanted.region() + "%"));
    }
    if (wanted.words() != null) {
      all.add(WORDS.formatted(value(wanted.words())));
    }
    return all;
  }

  private String within(String alias, Cursor start, Instant from) {
    String at = value(Timestamp.from(start.at()));
    String within = "(%s.received_at, %s.id) < (%s, %s)";
    within = within.formatted(alias, alias, at, value(start.id()));
    return from == null
        ? within
        : within + " and " + alias + ".received_at >= " + value(Timestamp.from(from));
  }

  private String below(WantedReports wanted) {
    return wanted.category() == null ? "" : BELOW.formatted(value(wanted.category())) + " ";
  }

  private String array(List<String> elements) {
    return "string_to_array(cast(" + value(String.join(" ", elements)) + " as text), ' ')";
  }

  private String value(Object value) {
    values.add(value);
    return "?" + values.size();
  }
}
