package id.lapor.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

/**
 * A story while it is told: how far its time has come, what its report is called, and the words
 * that are used in it. Its time only goes forward and never passes the present.
 */
final class DemoTale {

  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final int OPENING_HOUR = 8;
  private static final int WORKING_MINUTES = 8 * 60;
  private static final int WAKING_HOUR = 6;
  private static final int WAKING_MINUTES = 16 * 60;

  private final DemoTexts texts;
  private final DemoMatter matter;
  private final Random random;
  private final Instant present;
  private final List<String> place;
  private final String time;
  private final String count;
  private final boolean confidential;
  private Instant at;
  private String report;
  private String accessCode;

  DemoTale(DemoStory story, DemoTexts texts, Instant present) {
    this.texts = texts;
    this.matter = story.matter();
    this.random = story.random();
    this.present = present;
    this.place = texts.anyPlace(matter, random);
    this.time = texts.any("times", random);
    this.count = Integer.toString(2 + random.nextInt(4));
    this.confidential = chance(12) && story.plot() != DemoPlot.TAKEN_DOWN;
    int span = story.plot().oldest() - story.plot().youngest();
    long minutes =
        Duration.ofDays(story.plot().youngest()).toMinutes()
            + random.nextInt((int) Duration.ofDays(span).toMinutes());
    Instant start = awake(present.minus(Duration.ofMinutes(minutes + 60)));
    this.at = start.isBefore(present.minusSeconds(60)) ? start : start.minus(Duration.ofDays(1));
  }

  /** Where the story has come to. */
  Instant at() {
    return at;
  }

  /** Up to when it is told. */
  Instant present() {
    return present;
  }

  DemoMatter matter() {
    return matter;
  }

  Random random() {
    return random;
  }

  /** Whether it began long enough ago for something to have taken too long. */
  boolean old() {
    return Duration.between(at, present).toDays() > 20;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Whether its reporter keeps the content from the public. */
  boolean confidential() {
    return confidential;
  }

  /** Tracking id of its report. */
  String report() {
    return report;
  }

  /** What its reporter keeps. */
  String accessCode() {
    return accessCode;
  }

  void submitted(String trackingId, String code) {
    report = trackingId;
    accessCode = code;
  }

  String regionCode() {
    return place.get(0);
  }

  String title() {
    return filled(DemoTexts.pick(matter.titles(), random));
  }

  String body() {
    return filled(DemoTexts.pick(matter.bodies(), random));
  }

  String answer() {
    return filled(DemoTexts.pick(matter.answers(), random));
  }

  String any(String kind) {
    return texts.any(kind, random);
  }

  List<String> anyPair(String kind) {
    return texts.anyPair(kind, random);
  }

  private String filled(String template) {
    return template
        .replace("{place}", place.get(1))
        .replace("{time}", time)
        .replace("{count}", count);
  }

  /** The next step, so many days later, is taken by somebody at work. */
  void atWork(int days) {
    forward(atOffice(at.plus(Duration.ofDays(days))));
  }

  /** The next step, so many days later, is taken by a citizen. */
  void atHome(int days) {
    forward(awake(at.plus(Duration.ofDays(days))));
  }

  /** The next step follows at once. */
  void moments() {
    forward(at.plusSeconds(2 + random.nextInt(6)));
  }

  private void forward(Instant wanted) {
    Instant least = at.plusSeconds(1);
    Instant most = present.minusSeconds(1);
    Instant next = wanted.isAfter(least) ? wanted : at.plusSeconds(600 + random.nextInt(3_000));
    at =
        next.isBefore(most)
            ? next
            : at.plus(Duration.between(at, most).dividedBy(4)).plusNanos(1_000);
  }

  private Instant awake(Instant about) {
    ZonedDateTime day = about.atZone(WIB);
    return day.with(LocalTime.of(WAKING_HOUR, 0))
        .plusMinutes(random.nextInt(WAKING_MINUTES))
        .plusSeconds(random.nextInt(60))
        .toInstant();
  }

  private Instant atOffice(Instant about) {
    ZonedDateTime day = about.atZone(WIB);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    return day.with(LocalTime.of(OPENING_HOUR, 0))
        .plusMinutes(random.nextInt(WORKING_MINUTES))
        .plusSeconds(random.nextInt(60))
        .toInstant();
  }
}
