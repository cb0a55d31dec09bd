package id.lapor.handoff;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Writes the conditions of a filter on the report {@code r} and the institution {@code i} of a
 * line. They are looked for among what is open, in the order of the list.
 */
final class WorkNarrowing {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private final WorkFilter filter;

  WorkNarrowing(WorkFilter filter) {
    this.filter = filter;
  }

  /** What is asked of the report. */
  void ofReport(ScopedSql sql) {
    if (filter.type() != null) {
      sql.add(" and r.type = :value", filter.type().name());
    }
    if (filter.supervisory() != null) {
      sql.add(" and r.supervisory = :value", filter.supervisory());
    }
    if (filter.region() != null) {
      sql.add(" and starts_with(r.region_code, :value)", filter.region());
    }
    if (filter.category() != null) {
      sql.add(
          " and r.category_id in (with recursive below as"
              + " (select id from category where code = :value"
              + " union select c.id from category c join below b on c.parent_id = b.id)"
              + " select id from below)",
          filter.category());
    }
    if (filter.text() != null) {
      text(sql, filter.text().strip());
    }
  }

  /** What is asked of the institution; a report that nobody holds and that named none has none. */
  void ofInstitution(ScopedSql sql) {
    if (filter.institution() != null) {
      sql.add(
          " and starts_with(i.path, (select path from institution where code = :value))",
          filter.institution());
    }
  }

  /** When something is owed on the report, where the line is no limit itself. */
  void ofDue(ScopedSql sql) {
    if (filter.byDue()) {
      sql.add(
          " and exists (select 1 from deadline d where d.report_id = r.id and d.ended_at is null"
              + " and d.timer in ('VERIFY', 'RESPOND', 'RESOLVE')");
      ofLimit(sql);
      sql.add(")");
    }
  }

  /** When the limit {@code d} ends. */
  void ofLimit(ScopedSql sql) {
    if (filter.dueFrom() != null) {
      sql.add(" and d.due_at >= :value", start(filter.dueFrom()));
    }
    if (filter.dueTo() != null) {
      sql.add(" and d.due_at < :value", start(filter.dueTo().plusDays(1)));
    }
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZONE).toInstant());
  }

  private static void text(ScopedSql sql, String text) {
    String digits = text.replaceAll("[#\\s]", "");
    if (digits.matches("[0-9]{10}")) {
      sql.add(" and r.tracking_id = :value", digits);
      return;
    }
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
      sql.add(" and strpos(lower(coalesce(r.public_title, r.original_title)), :value) > 0", word);
    }
  }
}
