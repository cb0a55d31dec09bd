package id.lapor.notification;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.outbox.QueueSilent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The officers whose work something is, and what waits to be told to them.
 *
 * <p>Work of an institution is told to those who hold a role there; where nobody does who has an
 * e-mail address, to those at the nearest institution above it, since a role reaches everything
 * below. So a unit's work does not fill the mail of its ministry.
 */
@ApplicationScoped
public class Officers {

  /** Most officers who are told one thing. */
  static final int MOST_TOLD = 500;

  private static final int MOST_HOLDERS = 200;

  private static final Map<WorkTarget, String> INSTITUTIONS =
      Map.of(
          WorkTarget.INSTITUTION,
          "select id from institution where code = ?1",
          WorkTarget.ABOVE,
          "select i.parent_id from handoff h join institution i on i.id = h.institution_id"
              + " where h.uuid = ?1 and i.parent_id is not null",
          WorkTarget.PARENT,
          "select p.institution_id from handoff h join handoff p on p.id = h.parent_id"
              + " where h.uuid = ?1",
          WorkTarget.HOLDERS,
          "select institution_id from handoff where report_id = ?1"
              + " and status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED') order by 1",
          WorkTarget.DEADLINE,
          "select h.institution_id from deadline d join handoff h on h.id = d.handoff_id"
              + " where d.report_id = ?1 and d.timer = ?2 and d.due_at = cast(?3 as timestamptz)"
              + " order by 1");

  private static final String HELD =
      """
with held as (
  select r.account_id, i.zone, length(i.path) as depth
  from role_assignment r
  join account a on a.id = r.account_id and a.active and a.email is not null
  join institution i on i.id = r.institution_id
  where r.institution_id = any (select cast(above as bigint) from institution low,
          string_to_table(trim(both '/' from low.path), '/') above where low.id = cast(?1 as bigint))
    and r.role = any (string_to_array(?2, ','))
    and r.valid_from <= cast(?3 as timestamptz)
    and (r.valid_to is null or r.valid_to > cast(?3 as timestamptz))),
chosen as (
  select account_id, min(zone) as zone from held
  where depth = (select max(depth) from held) group by account_id limit 500),
""";

  private static final String NATIONAL =
      """
      with chosen as (
        select distinct r.account_id, 'Asia/Jakarta' as zone
        from role_assignment r
        join account a on a.id = r.account_id and a.active and a.email is not null
        where r.institution_id is null and cast(?1 as bigint) is null
          and r.role = any (string_to_array(?2, ','))
          and r.valid_from <= cast(?3 as timestamptz)
          and (r.valid_to is null or r.valid_to > cast(?3 as timestamptz)) limit 500),
      """;

  /**
   * Those who want it get an item, and a time at which it is told if none is set. What is urgent
   * brings the time of all that waits forward: one mail, not two.
   */
  private static final String TELL =
      """
wanted as (
  select c.account_id, c.zone from chosen c
  join account a on a.id = c.account_id
  left join officer_notice o on o.account_id = c.account_id
  where a.user_name <> ?4 and coalesce(o.mode, 'DIGEST') <> 'OFF'
    and o.unreachable_since is null),
items as (
  insert into officer_item (account_id, template, tracking_id, institution, timer, due_at, at)
  select w.account_id, ?5, cast(?6 as varchar),
      (select name from institution where code = cast(?7 as varchar)
          or cast(?7 as varchar) is null and id = cast(?1 as bigint)),
      cast(?8 as varchar), cast(?9 as timestamptz), cast(?10 as timestamptz)
  from wanted w)
insert into officer_notice as o (account_id, zone, next_at)
select w.account_id, w.zone, officer_next(cast(?3 as timestamptz), cast(?12 as varchar), 7, w.zone, ?11)
from wanted w order by w.account_id
on conflict (account_id) do update set next_at = case when cast(?12 as varchar) = 'IMMEDIATE'
  then least(o.next_at, excluded.next_at)
  else coalesce(o.next_at,
    officer_next(cast(?3 as timestamptz), o.mode, o.digest_hour, o.zone, ?11)) end
""";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject NoticeSettings settings;

  void add(WorkNews news) {
    em.persist(news);
  }

  /** The oldest news that nobody else is spreading. */
  Optional<WorkNews> takeNews() {
    List<?> ids =
        em.createNativeQuery("select id from work_news order by id limit 1 for update skip locked")
            .getResultList();
    return ids.stream().map(id -> em.find(WorkNews.class, ((Number) id).longValue())).findFirst();
  }

  /** Gives the news to those whose work it is, and forgets it; how many they were. */
  int spread(WorkNews news, Instant now) {
    List<Long> institutions = institutions(news);
    boolean verifiers =
        institutions.isEmpty()
            && news.target() != WorkTarget.INSTITUTION
            && news.target() != WorkTarget.HOLDERS;
    int told = verifiers ? tell(NATIONAL, news, null, verifiersOf(news), now) : 0;
    String roles = String.join(",", news.roles());
    for (Long institution : institutions) {
      told += tell(HELD, news, institution, roles, now);
    }
    em.remove(news);
    return told;
  }

  /** Tells those who run the whole that an institution takes nothing from its queue. */
  int tell(QueueSilent silent, Instant now) {
    return em.createNativeQuery(NATIONAL + TELL)
        .setParameter(1, (Long) null)
        .setParameter(2, Role.NATIONAL_ADMIN)
        .setParameter(3, Timestamp.from(now))
        .setParameter(4, Caller.SYSTEM)
        .setParameter(5, NoticeTemplate.WORK_QUEUE_SILENT.name())
        .setParameter(6, (String) null)
        .setParameter(7, silent.code())
        .setParameter(8, (String) null)
        .setParameter(9, (Timestamp) null)
        .setParameter(10, Timestamp.from(now))
        .setParameter(11, (int) settings.hold().toSeconds())
        .setParameter(12, OfficerMode.IMMEDIATE.name())
        .executeUpdate();
  }

  /** How an officer is told; empty when they have chosen nothing and nothing came up. */
  Optional<OfficerNotice> choice(long accountId) {
    return Optional.ofNullable(em.find(OfficerNotice.class, accountId));
  }

  /** As {@link #choice}, to be changed. */
  Optional<OfficerNotice> lock(long accountId) {
    return Optional.ofNullable(
        em.find(OfficerNotice.class, accountId, LockModeType.PESSIMISTIC_WRITE));
  }

  void add(OfficerNotice choice) {
    em.persist(choice);
  }

  /** An officer to whom something is to be told now, and whom nobody else is telling. */
  Optional<OfficerNotice> takeDue(Instant now) {
    List<?> ids =
        em.createNativeQuery(
                "select account_id from officer_notice where next_at <= cast(?1 as timestamptz)"
                    + " order by next_at, account_id limit 1 for update skip locked")
            .setParameter(1, Timestamp.from(now))
            .getResultList();
    return ids.stream()
        .map(id -> em.find(OfficerNotice.class, ((Number) id).longValue()))
        .findFirst();
  }

  /**
   * What waits for an officer, the urgent and then the oldest first: {template, number,
   * institution, timer, due, at}.
   */
  List<?> items(long accountId, int max) {
    return em.createNativeQuery(
            "select template, tracking_id, institution, timer, due_at, at from officer_item"
                + " where account_id = ?1 order by (template = 'WORK_URGENT') desc, id limit ?2")
        .setParameter(1, accountId)
        .setParameter(2, max)
        .getResultList();
  }

  /** Forgets what waits for an officer; how much it was. */
  int forgetItems(long accountId) {
    return em.createNativeQuery("delete from officer_item where account_id = ?1")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  private List<Long> institutions(WorkNews news) {
    String sql = INSTITUTIONS.get(news.target());
    if (sql == null) {
      return List.of();
    }
    Query query = em.createNativeQuery(sql);
    switch (news.target()) {
      case INSTITUTION -> query.setParameter(1, news.institution());
      case PARENT, ABOVE -> query.setParameter(1, news.handoff());
      case HOLDERS -> query.setParameter(1, news.reportId());
      default ->
          query
              .setParameter(1, news.reportId())
              .setParameter(2, news.timer().name())
              .setParameter(3, Timestamp.from(news.dueAt()));
    }
    List<?> ids = query.setMaxResults(MOST_HOLDERS).getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).distinct().toList();
  }

  private static String verifiersOf(WorkNews news) {
    if (news.template() == NoticeTemplate.WORK_ESCALATED) {
      return Role.NATIONAL_ADMIN;
    }
    return news.template() == NoticeTemplate.WORK_RETURNED || news.urgent()
        ? Role.NATIONAL_VERIFIER + "," + Role.NATIONAL_ADMIN
        : Role.NATIONAL_VERIFIER;
  }

  private int tell(String whom, WorkNews news, Long institution, String roles, Instant now) {
    return em.createNativeQuery(whom + TELL)
        .setParameter(1, institution)
        .setParameter(2, roles)
        .setParameter(3, Timestamp.from(now))
        .setParameter(4, news.actor())
        .setParameter(5, news.template().name())
        .setParameter(6, news.trackingId())
        .setParameter(7, news.institution())
        .setParameter(8, news.timer() == null ? null : news.timer().name())
        .setParameter(9, news.dueAt() == null ? null : Timestamp.from(news.dueAt()))
        .setParameter(10, Timestamp.from(news.at()))
        .setParameter(11, (int) settings.hold().toSeconds())
        .setParameter(12, (news.urgent() ? OfficerMode.IMMEDIATE : OfficerMode.DIGEST).name())
        .executeUpdate();
  }
}
