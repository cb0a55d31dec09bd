package id.lapor.report;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What everybody will read of a report that is not sent yet, as far as it can be told: what could
 * tell who somebody is stands covered, as a verifier covers it.
 *
 * @param open whether everybody will read title and text at all
 * @param reporterName null when it is anonymous, empty while it is not given yet
 * @param regionCode null when the reporter does not say
 * @param found what was covered, each once, at most ten
 */
public record PublicPreview(
    boolean open,
    ReportType type,
    String title,
    String text,
    String reporterName,
    String regionCode,
    List<Found> found)
    implements Serializable {

  private static final int MOST_FOUND = 10;

  /** Something that could tell who somebody is, as it was written. */
  public record Found(SensitiveText.Kind kind, String text) implements Serializable {}

  /** What will be seen of this report; empty while it has no title or no text. */
  public static Optional<PublicPreview> of(NewReport report) {
    if (report.title() == null || report.body() == null) {
      return Optional.empty();
    }
    boolean named = !report.anonymous() && report.reporter() != null;
    return Optional.of(
        new PublicPreview(
            !report.confidential(),
            report.type(),
            SensitiveText.masked(report.title()),
            SensitiveText.masked(report.body()),
            named ? Objects.requireNonNullElse(report.reporter().name(), "") : null,
            report.location() == null ? null : report.location().regionCode(),
            Stream.of(report.title(), report.body())
                .flatMap(PublicPreview::found)
                .distinct()
                .limit(MOST_FOUND)
                .toList()));
  }

  private static Stream<Found> found(String text) {
    return SensitiveText.marks(text).stream()
        .map(mark -> new Found(mark.kind(), text.substring(mark.start(), mark.end())));
  }
}
