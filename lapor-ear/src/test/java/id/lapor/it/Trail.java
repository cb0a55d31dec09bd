package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The chain of a report's events, checked from the rows alone by whoever knows only how it is
 * written down: nothing of the application's own checking is used.
 *
 * @param report digits of the tracking id
 */
record Trail(String report) {

  private static final String EVENTS =
      """
select e.sequence, e.type, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  e.actor, e.actor_role, i.code as institution, e.handoff, e.data, e.content_digest,
  e.previous_hash, e.hash, c.salt || c.text as content
from report_event e join report r on r.id = e.report_id
left join institution i on i.id = e.institution_id
left join event_content c on c.event_id = e.id
where r.tracking_id = ? order by e.sequence
""";

  static Trail of(Cases.Sent sent) {
    return new Trail(sent.id());
  }

  /** Every event follows the one before, and says what its hash says. */
  void assertUnbroken() {
    String previous = "0".repeat(64);
    int sequence = 0;
    try (Connection database = Sql.connect();
        PreparedStatement statement = database.prepareStatement(EVENTS)) {
      statement.setString(1, report);
      try (ResultSet event = statement.executeQuery()) {
        while (event.next()) {
          assertThat(event.getInt("sequence")).isEqualTo(++sequence);
          assertThat(event.getString("previous_hash")).isEqualTo(previous);
          assertThat(event.getString("hash")).isEqualTo(hash(event));
          if (event.getString("content") != null) {
            assertThat(event.getString("content_digest"))
                .isEqualTo(sha(event.getString("content")));
          }
          previous = event.getString("hash");
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    assertThat(sequence).isPositive();
  }

  private String hash(ResultSet event) throws SQLException {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("report", report)
            .add("sequence", event.getInt("sequence"))
            .add("type", event.getString("type"))
            .add("at", java.time.Instant.parse(event.getString("at") + "Z").toString())
            .add("actor", event.getString("actor"))
            .add("role", event.getString("actor_role"))
            .add("data", event.getString("data"))
            .add("previous", event.getString("previous_hash"));
    for (List<String> optional :
        List.of(
            List.of("institution", "institution"),
            List.of("handoff", "handoff"),
            List.of("content", "content_digest"))) {
      String value = event.getString(optional.get(1));
      if (value != null) {
        json.add(optional.get(0), value);
      }
    }
    try {
      return sha(new JsonCanonicalizer(json.build().toString()).getEncodedString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String sha(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
