package id.lapor.statistics;

/**
 * How the figures are read. Parameters: 1 mark of month or year, 2 and 3 first and last period, 4
 * the dimension.
 */
final class StatisticsSql {

  private static final String BODY_OF_LEAD =
      "select i.id, a.code, a.name, a.name_en from institution i cross join lateral (select b.code,"
          + " b.name, b.name_en from institution b where b.id = any"
          + " (cast(string_to_array(btrim(i.path, '/'), '/') as bigint[]))"
          + " and (b.type <> 'UNIT' or b.parent_id is null) order by length(b.path) desc limit 1) a"
          + " where i.id in (select c.key from statistics_cell c where c.dimension = 'INSTITUTION'"
          + " and c.grain = ?1 and c.period between ?2 and ?3 union select t.key"
          + " from statistics_time t where t.dimension = 'INSTITUTION'"
          + " and t.grain = ?1 and t.period between ?2 and ?3)";

  private static final String TOPIC =
      "select t.id, r.code, r.name, r.name_en from top t join category r on r.id = t.root";

  private static final String PROVINCE =
      "select cast(r.code as bigint), r.code, r.name, r.name_en from region r"
          + " where length(r.code) = 2";

  private static final String BUCKETS =
      "sum(c.unverified), sum(c.pending), sum(c.archived), sum(c.unanswered), sum(c.in_progress),"
          + " sum(c.completed), sum(c.elsewhere), sum(c.answered), sum(c.auto_closed)";

  private static final String TIMES =
      " t as (select o.code, s.measure, s.days, sum(s.reports) as n from statistics_time s"
          + " join owner o on o.key = s.key where s.grain = ?1 and s.period between ?2 and ?3"
          + " and s.dimension = ?4 group by 1, 2, 3 having sum(s.reports) > 0),"
          + " u as (select t.*, sum(n) over (partition by code, measure order by days) as upto,"
          + " sum(n) over (partition by code, measure) as total from t)"
          + " select code, measure, max(total), sum(days * n) / max(total),"
          + " min(days) filter (where upto * 2 >= total),"
          + " min(days) filter (where upto * 10 >= total * 9) from u group by code, measure";

  private StatisticsSql() {}

  /** Code, names, nine buckets of each key's owner, and how many keys there are at all. */
  static String cells(StatisticsDimension dimension) {
    return owners(dimension)
        + " select o.code, max(o.name), max(o.name_en), "
        + BUCKETS
        + " from statistics_cell c join owner o on o.key = c.key where c.grain = ?1"
        + " and c.period between ?2 and ?3 and c.dimension = ?4 group by o.code";
  }

  /** Month, code and number of confidential reports, and how many keys the dimension has. */
  static String confidential(StatisticsDimension dimension) {
    return owners(dimension)
        + " select to_char(c.period, 'YYYY-MM'), o.code, sum(c.confidential), ("
        + keys(dimension)
        + ") from statistics_cell c join owner o on o.key = c.key where c.grain = ?1"
        + " and c.period between ?2 and ?3 and c.dimension = ?4 group by 1, 2"
        + " having sum(c.confidential) >= "
        + Suppression.LEAST;
  }

  /** Code, measure, number, mean, median and ninth tenth. */
  static String times(StatisticsDimension dimension) {
    return owners(dimension) + "," + TIMES;
  }

  /** Month or year, dimension and nine buckets, of the country as a whole. */
  static String nation() {
    return "select to_char(c.period, 'YYYY-MM-DD'), c.dimension, "
        + BUCKETS
        + " from statistics_cell c where c.grain = ?1 and c.period between ?2 and ?3"
        + " and c.dimension in ('NATION', 'CLOSED') group by 1, 2";
  }

  /** The times of the country, by month or year instead of by owner. */
  static String nationTimes() {
    return "with"
        + TIMES
            .replace("join owner o on o.key = s.key ", "")
            .replace("o.code", "to_char(s.period, 'YYYY-MM-DD') as code");
  }

  private static String owners(StatisticsDimension dimension) {
    String owners =
        switch (dimension) {
          case INSTITUTION -> BODY_OF_LEAD;
          case CATEGORY -> TOPIC;
          case REGION -> PROVINCE;
        };
    return "with recursive top(id, root) as (select id, id from category where parent_id is null"
        + " union all select c.id, p.root from category c join top p on c.parent_id = p.id),"
        + " owner(key, code, name, name_en) as ("
        + owners
        + " union all select 0, '', '', '')";
  }

  /** Bodies, topics or provinces, and one for reports without any. */
  private static String keys(StatisticsDimension dimension) {
    return switch (dimension) {
      case INSTITUTION -> "select 1 + count(*) from institution x where x.type <> 'UNIT'";
      case CATEGORY -> "select 1 + count(*) from category x where x.parent_id is null";
      case REGION -> "select 1 + count(*) from region x where length(x.code) = 2";
    };
  }
}
