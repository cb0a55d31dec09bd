package id.lapor.notification;

import id.lapor.report.EventType;
import id.lapor.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Those who follow reports, and what they are still to be told. */
@ApplicationScoped
public class Followers {

  private static final int MOST_FORGOTTEN = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject FollowerAddresses addresses;

  /** News that is being taken to those who follow. */
  record News(long id, long reportId, EventType event, long reached) {}

  void add(Follower follower) {
    em.persist(follower);
  }

  /** Whoever follows or was asked, by report and address; nobody else can change them meanwhile. */
  Optional<Follower> find(long reportId, String email) {
    return one("f.addressHash", addresses.hash(reportId, email));
  }

  /** Whoever follows or was asked, by the id that stands in links; locked as well. */
  Optional<Follower> find(String uuid) {
    return one("f.uuid", uuid);
  }

  private Optional<Follower> one(String column, String value) {
    return em.createQuery("select f from Follower f where " + column + " = :value", Follower.class)
        .setParameter("value", value)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** The address of whoever follows; empty when they have stopped. */
  Optional<String> address(String uuid) {
    return find(uuid).map(addresses::open);
  }

  /** Forgets whoever follows, if they still do. */
  void remove(String uuid) {
    find(uuid).ifPresent(em::remove);
  }

  /** Keeps the news for those who follow; when nobody does, it is none. */
  void tell(Report report, EventType event) {
    em.createNativeQuery(
            "insert into follower_news (report_id, event) select ?1, ?2 where exists"
                + " (select 1 from report_follower where report_id = ?1"
                + " and confirmed_at is not null)")
        .setParameter(1, report.id())
        .setParameter(2, event.name())
        .executeUpdate();
  }

  /** The oldest news; nobody else can take it meanwhile. */
  Optional<News> takeNews() {
    List<?> rows =
        em.createNativeQuery(
                "select id, report_id, event, reached from follower_news order by id limit 1"
                    + " for update skip locked")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new News(
                    ((Number) row[0]).longValue(),
                    ((Number) row[1]).longValue(),
                    EventType.valueOf((String) row[2]),
                    ((Number) row[3]).longValue()))
        .findFirst();
  }

  /** The next of those who follow, some at a time. */
  List<Follower> next(News news, int max) {
    return em.createQuery(
            "select f from Follower f where f.reportId = :report and f.id > :reached"
                + " and f.confirmedAt is not null order by f.id",
            Follower.class)
        .setParameter("report", news.reportId())
        .setParameter("reached", news.reached())
        .setMaxResults(max)
        .getResultList();
  }

  /** All have been told up to this one. */
  void reached(News news, long follower) {
    em.createNativeQuery("update follower_news set reached = ?2 where id = ?1")
        .setParameter(1, news.id())
        .setParameter(2, follower)
        .executeUpdate();
  }

  /** Everybody has been told. */
  void close(News news) {
    em.createNativeQuery("delete from follower_news where id = ?1")
        .setParameter(1, news.id())
        .executeUpdate();
  }

  /** Forgets all who follow a report or were asked, and what they were still to be told. */
  @Transactional(Transactional.TxType.MANDATORY)
  void erase(long reportId) {
    for (String table : List.of("follower_news", "report_follower")) {
      em.createNativeQuery("delete from " + table + " where report_id = ?1")
          .setParameter(1, reportId)
          .executeUpdate();
    }
  }

  /** Forgets whoever never confirmed, some at a time; how many. */
  int forget(Instant now) {
    return em.createNativeQuery(
            "delete from report_follower where id in (select id from report_follower"
                + " where confirmed_at is null and asked_at < ?1 limit ?2 for update skip locked)")
        .setParameter(1, Timestamp.from(now.minus(Follower.CONFIRMABLE)))
        .setParameter(2, MOST_FORGOTTEN)
        .executeUpdate();
  }
}
