package id.lapor.bench;

import id.lapor.deadline.LimitUnit;
import id.lapor.deadline.ReportClass;
import id.lapor.deadline.TimeLimit;
import id.lapor.deadline.Timer;
import id.lapor.deadline.WorkingCalendar;
import id.lapor.institution.Zones;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** What reports refer to, as the server loaded it at its first start. */
final class Reference {

  /** Institutions that have demo officers, and how many others get more reports than they. */
  private static final Map<String, Integer> RANKS =
      Map.of(
          "kemenkes",
          5,
          "kota-surabaya",
          20,
          "kemenhub",
          40,
          "kemendikdasmen",
          80,
          "prov-jawa-timur",
          160);

  /** An institution or a unit. */
  record Body(long id, String code, String name, ZoneId zone, String path) {}

  /** A category of the lowest level. */
  record Topic(long id, String code) {}

  private record Limit(TimeLimit limit, LocalDate until) {}

  final List<Body> institutions = new ArrayList<>();
  final Map<Long, List<Body>> unitsByRoot = new HashMap<>();
  final List<Topic> topics = new ArrayList<>();
  final List<String> regions = new ArrayList<>();
  final WorkingCalendar calendar;
  private final List<Limit> limits = new ArrayList<>();

  Reference(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      readInstitutions(statement);
      readTopicsAndRegions(statement);
      readLimits(statement);
      calendar = new WorkingCalendar(holidays(statement));
    }
  }

  private void readInstitutions(Statement statement) throws SQLException {
    List<Body> found = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select id, code, name, zone, path, type from institution"
                + " where valid_to is null order by code")) {
      while (row.next()) {
        Body body =
            new Body(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                ZoneId.of(row.getString(4)),
                row.getString(5));
        if (row.getString(6).equals("UNIT")) {
          long root = Long.parseLong(body.path().split("/")[1]);
          unitsByRoot.computeIfAbsent(root, none -> new ArrayList<>()).add(body);
        } else {
          found.add(body);
        }
      }
    }
    rank(found);
  }

  /** In the order of how much is reported about them: by chance, except where officers serve. */
  private void rank(List<Body> found) {
    Collections.shuffle(found, new Random(20_261_125));
    found.stream().filter(body -> !RANKS.containsKey(body.code())).forEach(institutions::add);
    found.stream()
        .filter(body -> RANKS.containsKey(body.code()))
        .sorted((a, b) -> RANKS.get(a.code()) - RANKS.get(b.code()))
        .forEach(
            body -> institutions.add(Math.min(RANKS.get(body.code()), institutions.size()), body));
  }

  private void readTopicsAndRegions(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select id, code from category c where valid_to is null"
                + " and not exists (select from category d where d.parent_id = c.id) order by code")) {
      while (row.next()) {
        topics.add(new Topic(row.getLong(1), row.getString(2)));
      }
    }
    try (ResultSet row =
        statement.executeQuery("select code from region where parent_code is not null")) {
      while (row.next()) {
        regions.add(row.getString(1));
      }
    }
  }

  private void readLimits(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select regulation, report_class, timer, amount, unit, legal_source, valid_from,"
                + " valid_to from time_limit order by valid_from desc")) {
      while (row.next()) {
        String reportClass = row.getString(2);
        limits.add(
            new Limit(
                new TimeLimit(
                    row.getString(1),
                    reportClass == null ? null : ReportClass.valueOf(reportClass),
                    Timer.valueOf(row.getString(3)),
                    row.getInt(4),
                    LimitUnit.valueOf(row.getString(5)),
                    row.getString(6),
                    row.getObject(7, LocalDate.class)),
                row.getObject(8, LocalDate.class)));
      }
    }
  }

  private static java.util.function.IntFunction<Set<LocalDate>> holidays(Statement statement)
      throws SQLException {
    Map<Integer, Set<LocalDate>> years = new HashMap<>();
    try (ResultSet row = statement.executeQuery("select day from holiday")) {
      while (row.next()) {
        LocalDate day = row.getObject(1, LocalDate.class);
        years.computeIfAbsent(day.getYear(), none -> new HashSet<>()).add(day);
      }
    }
    return year -> years.getOrDefault(year, Set.of());
  }

  /** The limit in force at that time; for older times than any regulation knows, the oldest one. */
  TimeLimit limit(Timer timer, ReportClass reportClass, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Zones.WIB);
    TimeLimit general = null;
    TimeLimit oldest = null;
    for (Limit one : limits) {
      TimeLimit limit = one.limit();
      boolean own = limit.reportClass().filter(reportClass::equals).isPresent();
      if (limit.timer() != timer || !own && limit.reportClass().isPresent()) {
        continue;
      }
      oldest = limit;
      if (limit.validFrom().isAfter(day) || one.until() != null && one.until().isBefore(day)) {
        continue;
      }
      if (own) {
        return limit;
      }
      general = general == null ? limit : general;
    }
    return general == null ? oldest : general;
  }

  /** An institution, the n-th in rank about 1/n of the time. */
  Body institution(SplittableRandom random) {
    return institutions.get((int) Math.pow(institutions.size(), random.nextDouble()) - 1);
  }

  /** A unit below the institution, or null. */
  Body unit(Body institution, SplittableRandom random) {
    List<Body> units = unitsByRoot.get(institution.id());
    return units == null ? null : units.get(random.nextInt(units.size()));
  }

  Topic topic(SplittableRandom random) {
    return topics.get((int) Math.pow(topics.size(), random.nextDouble()) - 1);
  }

  String region(SplittableRandom random) {
    return regions.get(random.nextInt(regions.size()));
  }
}
