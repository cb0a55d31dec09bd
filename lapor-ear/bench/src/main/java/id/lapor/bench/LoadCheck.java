package id.lapor.bench;

import id.lapor.report.ChainedEvent;
import id.lapor.report.EventChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;

/** Whether what was loaded is what the application would have written. */
final class LoadCheck {

  private static final String EVENTS =
      """
      select e.sequence, e.type, e.at, e.actor, e.actor_role, i.code, e.handoff, e.data,
        e.content_digest, e.previous_hash, e.hash, c.salt, c.text
      from report_event e join report r on r.id = e.report_id
      left join institution i on i.id = e.institution_id
      left join event_content c on c.event_id = e.id
      where r.tracking_id = ? order by e.sequence
      """;

  /** Each counts rows that name a row which is not there. */
  private static final List<String> ORPHANS =
      List.of(
          "select count(*) from report_event e left join report r on r.id = e.report_id"
              + " where r.id is null",
          "select count(*) from event_content c left join report_event e on e.id = c.event_id"
              + " where e.id is null",
          "select count(*) from handoff h left join report r on r.id = h.report_id"
              + " left join institution i on i.id = h.institution_id"
              + " left join handoff p on p.id = h.parent_id"
              + " where r.id is null or i.id is null or (h.parent_id is not null and p.id is null)",
          "select count(*) from answer a left join handoff h on h.id = a.handoff_id"
              + " where h.id is null",
          "select count(*) from deadline d left join report r on r.id = d.report_id"
              + " left join handoff h on h.id = d.handoff_id"
              + " where r.id is null or (d.handoff_id is not null and h.id is null)",
          "select count(*) from report r left join vault.reporter v on v.pseudonym = r.pseudonym"
              + " where r.pseudonym is not null and v.pseudonym is null",
          "select count(*) from report r left join report m on m.id = r.merged_into_id"
              + " left join institution i on i.id = r.lead_institution_id"
              + " where (r.merged_into_id is not null and m.id is null)"
              + " or (r.lead_institution_id is not null and i.id is null)");

  private final Connection database;

  LoadCheck(Connection database) {
    this.database = database;
  }

  /** Refuses rows without the rows that they name. */
  void requireWhole() throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String orphans : ORPHANS) {
        try (ResultSet row = statement.executeQuery(orphans)) {
          row.next();
          if (row.getLong(1) != 0) {
            throw new IllegalStateException(row.getLong(1) + " rows of: " + orphans);
          }
        }
      }
    }
  }

  /** Refuses a chain that is broken; the number of its events. */
  int requireUnbroken(String digits) throws SQLException {
    String previous = ChainedEvent.NO_PREVIOUS;
    int events = 0;
    try (PreparedStatement statement = database.prepareStatement(EVENTS)) {
      statement.setString(1, digits);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ChainedEvent event = event(digits, row);
          boolean follows =
              event.sequence() == ++events
                  && event.previousHash().equals(previous)
                  && event.hash().equals(row.getString(11));
          String text = row.getString(13);
          boolean contentHolds =
              text == null
                  || EventChain.contentDigest(row.getString(12), text)
                      .equals(event.contentDigest());
          if (!follows || !contentHolds) {
            throw new IllegalStateException("The chain of " + digits + " breaks at " + events);
          }
          previous = event.hash();
        }
      }
    }
    if (events == 0) {
      throw new IllegalStateException("No events of " + digits);
    }
    return events;
  }

  private static ChainedEvent event(String digits, ResultSet row) throws SQLException {
    return new ChainedEvent(
        digits,
        row.getInt(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }
}
