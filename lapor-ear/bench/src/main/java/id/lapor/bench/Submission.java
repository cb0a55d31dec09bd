package id.lapor.bench;

import id.lapor.bench.Reference.Body;
import id.lapor.bench.Reference.Topic;
import id.lapor.bench.Trail.Actor;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.SealedIdentity;
import id.lapor.institution.Zones;
import id.lapor.report.ReportType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What somebody sent, and who they are.
 *
 * @param competent the institution that it is about, whether they know or not
 * @param named the institution that they name, or null
 * @param pseudonym key of their identity, or null when they left none
 */
record Submission(
    ReportType type,
    boolean anonymous,
    boolean confidential,
    String title,
    String body,
    Body competent,
    Body named,
    Topic topic,
    String pseudonym) {

  /** An invented one; the same for the same random numbers. */
  static Submission invented(Telling telling, SplittableRandom random) {
    double kind = random.nextDouble();
    ReportType type =
        kind < 0.8
            ? ReportType.COMPLAINT
            : kind < 0.92 ? ReportType.ASPIRATION : ReportType.INFORMATION_REQUEST;
    boolean anonymous = random.nextDouble() < 0.25;
    boolean confidential = random.nextDouble() < 0.15;
    String title = telling.words().title(random);
    String body = telling.words().body(random);
    Body competent = telling.reference().institution(random);
    Body named = random.nextDouble() < 0.6 ? competent : null;
    Topic topic = telling.reference().topic(random);
    String pseudonym = random.nextDouble() < 0.7 ? uuid(random) : null;
    return new Submission(
        type, anonymous, confidential, title, body, competent, named, topic, pseudonym);
  }

  /** A random UUID of version 4. */
  static String uuid(SplittableRandom random) {
    return new UUID(
            random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62)
        .toString();
  }

  /** Where the clocks run before anybody has it. */
  ZoneId zone() {
    return named == null ? Zones.WIB : named.zone();
  }

  /** Whether the name may stand beside a report that everybody reads. */
  boolean nameShown() {
    return !anonymous && pseudonym != null;
  }

  static String name(long report) {
    return "Warga " + report;
  }

  /**
   * Writes who sent it, if they said so.
   *
   * @param shownAt when the name was read for everybody, or null when it was not
   */
  void writeReporter(Telling telling, long report, Instant received, Instant shownAt) {
    if (pseudonym == null) {
      return;
    }
    ReporterDetails details =
        new ReporterDetails(
            name(report),
            "warga" + report + "@example.com",
            "08" + (1_000_000_000L + report),
            null);
    SealedIdentity sealed = SealedIdentity.of(pseudonym, details, telling.keys());
    telling
        .tables()
        .reporters
        .add(
            pseudonym,
            sealed.name(),
            sealed.email(),
            sealed.phone(),
            null,
            sealed.emailHash(),
            sealed.phoneHash(),
            received);
    if (shownAt != null) {
      telling.tables().accesses.add(pseudonym, shownAt, Actor.VERIFIER.name(), "PUBLICATION");
    }
  }
}
