package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestDatabase;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When an institution that takes nothing from its queue is called silent, and how often. */
class QueueWatchTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Messaging.NOW;

  private final Messaging messaging = new Messaging();
  private final List<QueueSilent> silent = new ArrayList<>();

  @Test
  void whoeverTakesNothingForAnHourIsSilentOnceUntilTheyTakeSomething() {
    QueueWatch watch = new QueueWatch();

    assertThat(watch.looked(new QueueFigures(3, 0, 10), HOUR, NOW)).isFalse();
    assertThat(watch.looked(new QueueFigures(3, 1, 10), HOUR, after(59))).isFalse();
    assertThat(watch.looked(new QueueFigures(4, 1, 10), HOUR, after(60))).isTrue();
    assertThat(watch.silentSince()).isEqualTo(NOW);
    assertThat(watch.looked(new QueueFigures(4, 1, 10), HOUR, after(90))).isFalse();
    assertThat(watch.looked(new QueueFigures(3, 1, 11), HOUR, after(91))).isFalse();
    assertThat(watch.silentSince()).isNull();
    assertThat(watch.consumedAt()).isEqualTo(after(91));
    assertThat(watch.looked(new QueueFigures(3, 0, 11), HOUR, after(150))).isFalse();
    assertThat(watch.looked(new QueueFigures(3, 0, 11), HOUR, after(151))).isTrue();
  }

  @Test
  void whereNothingWaitsNobodyIsSilent() {
    QueueWatch watch = new QueueWatch();

    watch.looked(new QueueFigures(0, 0, 10), HOUR, NOW);

    assertThat(watch.looked(new QueueFigures(0, 0, 10), HOUR, after(600))).isFalse();
    assertThat(watch.looked(new QueueFigures(1, 0, 10), HOUR, after(601))).isFalse();
    assertThat(watch.looked(new QueueFigures(1, 0, 10), HOUR, after(660))).isFalse();
    assertThat(watch.looked(new QueueFigures(1, 0, 10), HOUR, after(661))).isTrue();
  }

  @Test
  void aBrokerThatCountsAnewSaysNothingByThat() {
    QueueWatch watch = new QueueWatch();
    watch.looked(new QueueFigures(1, 0, 10), HOUR, NOW);

    watch.looked(new QueueFigures(1, 0, 0), HOUR, after(30));

    assertThat(watch.consumedAt()).isNull();
    assertThat(watch.looked(new QueueFigures(1, 0, 0), HOUR, after(60))).isTrue();
  }

  @Test
  void anEpisodeIsToldOfOnceAndTheBoardNamesIt() {
    note(NOW);
    note(after(61));
    note(after(62));

    assertThat(silent)
        .filteredOn(one -> one.institutionId() == messaging.institution)
        .singleElement()
        .satisfies(one -> assertThat(one.since()).isEqualTo(NOW));
    TestDatabase.rolledBack(
        em -> {
          QueueWatches watches = watches(em, after(62));
          assertThat(watches.troubled())
              .filteredOn(line -> line.code().equals(messaging.code))
              .singleElement()
              .satisfies(
                  line -> {
                    assertThat(line.silent()).isTrue();
                    assertThat(line.waiting()).isEqualTo(2);
                    assertThat(line.connected()).isFalse();
                  });
          assertThat(watches.silentNow()).isPositive();
        });
  }

  @Test
  void theBoardCountsWhatWaitsAndWhatLeftInTheLastHour() {
    messaging.promise(MessageType.OFFER);
    messaging.numbered();
    messaging.useMessages(messages -> messages.deliver(messaging.channel, (address, batch) -> {}));
    messaging.promise(MessageType.REPLY);

    TestDatabase.rolledBack(
        em -> {
          assertThat(line(watches(em, after(10))))
              .satisfies(
                  line -> {
                    assertThat(line.backlog()).isEqualTo(1);
                    assertThat(line.oldest()).isEqualTo(NOW);
                    assertThat(line.sent()).isEqualTo(1);
                    assertThat(line.promised()).isEqualTo(2);
                    assertThat(line.looked()).isFalse();
                  });
          assertThat(line(watches(em, after(61))))
              .satisfies(
                  line -> {
                    assertThat(line.sent()).isZero();
                    assertThat(line.promised()).isZero();
                  });
        });
  }

  @Test
  void whatIsReadForTheBoardDoesNotGrowWithWhatWaits() {
    TestDatabase.rolledBack(
        em -> {
          em.unwrap(Connection.class);
          String board =
              QueueWatches.BY_CODE
                  .replace("?1", "'" + NOW + "'")
                  .replace("?2", "'" + before() + "'");
          Pages.waits(em, messaging.channel, 3_000, NOW);
          int few = Pages.read(em, board);
          Pages.waits(em, messaging.channel, 30_000, after(5));

          int many = Pages.read(em, board);

          assertThat(many).isLessThan(few + 40);
          QueueLine line = line(watches(em, after(64)));
          assertThat(line.more()).isTrue();
          assertThat(line.oldest()).isEqualTo(NOW);
          assertThat(line.promised()).isEqualTo(1_000);
        });
  }

  private QueueLine line(QueueWatches watches) {
    return watches.page(before()).stream()
        .filter(one -> one.code().equals(messaging.code))
        .findFirst()
        .orElseThrow();
  }

  private String before() {
    return messaging.code.substring(0, messaging.code.length() - 1);
  }

  private void note(Instant now) {
    TestDatabase.committed(
        em ->
            watches(em, now)
                .note(Map.of("handoff." + messaging.code, new QueueFigures(2, 0, 5)), HOUR));
  }

  private QueueWatches watches(jakarta.persistence.EntityManager em, Instant now) {
    QueueWatches watches = new QueueWatches();
    watches.em = em;
    watches.silent = new ObservedEvent<>(silent::add);
    watches.clock = Clock.fixed(now, ZoneOffset.UTC);
    return watches;
  }

  private static Instant after(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }
}
