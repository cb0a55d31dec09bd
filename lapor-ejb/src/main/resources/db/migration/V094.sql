-- Figures for everybody: what came in, what became of it and how long it took, added up by month and
-- year when a report changes, so that no reading looks at the past. What is public of them, and
-- what is held back, stands in docs/decisions/0062.

-- The first substantive answer, and working days since the report was passed on. They are counted
-- once, with the holidays known then: a figure that was told does not drift.
alter table lapor.report
  add column first_answer_at timestamptz,
  add column answer_days smallint,
  add column completion_days smallint;

-- Working days after the first day, up to and with the last: day 0 is the day of the event.
create function lapor.working_days(first_at timestamptz, last_at timestamptz, zone text)
  returns smallint language sql stable as $$
  select count(*)::smallint
  from generate_series(
    (first_at at time zone zone)::date + 1,
    least((last_at at time zone zone)::date, (first_at at time zone zone)::date + 3660),
    interval '1 day') as d (day)
  where first_at is not null and last_at is not null and extract(isodow from d.day) < 6
    and not exists (select from lapor.holiday h where h.day = d.day::date)
$$;

create function lapor.note_report_times() returns trigger language plpgsql as $$
declare
  zone text;
begin
  new.first_answer_at := coalesce(old.first_answer_at, new.last_answer_at);
  if (new.first_answer_at is not null and new.answer_days is null)
      or (new.status = 'COMPLETED' and new.completion_days is null) then
    select i.zone into zone from lapor.institution i where i.id = new.lead_institution_id;
    zone := coalesce(zone, 'Asia/Jakarta');
  end if;
  if new.first_answer_at is not null and new.answer_days is null and new.routed_at is not null then
    new.answer_days := lapor.working_days(new.routed_at, new.first_answer_at, zone);
  end if;
  if new.status <> 'COMPLETED' then
    new.completion_days := null;
  elsif new.completion_days is null and new.routed_at is not null then
    new.completion_days := lapor.working_days(new.routed_at, new.closed_at, zone);
  end if;
  return new;
end
$$;

-- What statistics know of a report, to be added (sign 1) or taken back (sign -1).
create table lapor.statistics_change (
  id bigint generated always as identity primary key,
  sign smallint not null,
  received_on date not null,
  -- Which circle it belongs to: 0 open, 1 confidential, 2 supervisory.
  circle smallint not null,
  bucket varchar(12) not null,
  institution_id bigint not null,
  category_id bigint not null,
  province bigint not null,
  auto_closed boolean not null,
  answered_on date,
  answer_days smallint,
  completed_on date,
  completion_days smallint
);
grant insert on lapor.statistics_change to lapor_app;

create function lapor.statistics_fact(r lapor.report)
  returns table (received_on date, circle smallint, bucket varchar, institution_id bigint,
    category_id bigint, province bigint, auto_closed boolean, answered_on date,
    answer_days smallint, completed_on date, completion_days smallint)
  language sql stable as $$
  select (r.received_at at time zone 'Asia/Jakarta')::date,
    (case when r.supervisory then 2 when r.confidential then 1 else 0 end)::smallint,
    case r.status when 'SUBMITTED' then 'UNVERIFIED' when 'PENDING_INFO' then 'PENDING'
      when 'ARCHIVED' then 'ARCHIVED' when 'ROUTED' then 'UNANSWERED' when 'RETURNED' then 'UNANSWERED'
      when 'IN_PROGRESS' then 'IN_PROGRESS' when 'COMPLETED' then 'COMPLETED' else 'ELSEWHERE' end,
    coalesce(r.lead_institution_id, 0), coalesce(r.category_id, 0),
    case when r.region_code ~ '^\d\d' then left(r.region_code, 2)::bigint else 0 end,
    coalesce(r.completion_reason = 'AUTO_CLOSED', false),
    (r.first_answer_at at time zone 'Asia/Jakarta')::date, r.answer_days,
    case when r.status = 'COMPLETED' then (r.closed_at at time zone 'Asia/Jakarta')::date end,
    r.completion_days
$$;

create function lapor.note_statistics() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into lapor.statistics_change (sign, received_on, circle, bucket, institution_id,
        category_id, province, auto_closed, answered_on, answer_days, completed_on, completion_days)
      select -1, f.* from lapor.statistics_fact(old) f;
  end if;
  if tg_op <> 'DELETE' then
    insert into lapor.statistics_change (sign, received_on, circle, bucket, institution_id,
        category_id, province, auto_closed, answered_on, answer_days, completed_on, completion_days)
      select 1, f.* from lapor.statistics_fact(new) f;
  end if;
  return null;
end
$$;

-- How many reports of a month or a year there are of each kind, by the day they were received.
-- NATION: all open ones; CLOSED: all confidential and supervisory ones. The other dimensions count
-- open reports in the buckets, and confidential ones apart, in one number. Key 0 stands for none.
create table lapor.statistics_cell (
  grain char(1) not null check (grain in ('M', 'Y')),
  period date not null,
  dimension varchar(12) not null
    check (dimension in ('NATION', 'CLOSED', 'INSTITUTION', 'CATEGORY', 'REGION')),
  key bigint not null,
  unverified integer not null,
  pending integer not null,
  archived integer not null,
  unanswered integer not null,
  in_progress integer not null,
  completed integer not null,
  elsewhere integer not null,
  answered integer not null,
  auto_closed integer not null,
  confidential integer not null,
  primary key (grain, dimension, period, key)
);

-- How many working days first answers and completions of a month or a year took, by the day of the
-- answer or completion. More than 366 count as 366. Open reports alone.
create table lapor.statistics_time (
  grain char(1) not null check (grain in ('M', 'Y')),
  period date not null,
  dimension varchar(12) not null
    check (dimension in ('NATION', 'INSTITUTION', 'CATEGORY', 'REGION')),
  key bigint not null,
  measure varchar(10) not null check (measure in ('ANSWER', 'COMPLETION')),
  days smallint not null,
  reports integer not null,
  primary key (grain, dimension, period, key, measure, days)
);

-- What happened on a day, in the country as a whole.
create table lapor.statistics_day (
  day date primary key,
  received integer not null,
  answered integer not null,
  completed integer not null
);
grant select on lapor.statistics_cell, lapor.statistics_time, lapor.statistics_day to lapor_app;

-- Adds the oldest changes to the figures; how many. One does it at a time; whoever comes meanwhile
-- does nothing. Sums do not care in which order changes are added.
create function lapor.fold_statistics(most integer) returns integer
  language plpgsql security definer set search_path = lapor, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('lapor.statistics')) then
    return 0;
  end if;
  with change as (
    delete from statistics_change
      where id in (select id from statistics_change order by id limit most) returning *),
  place as (
    select c.*, p.dimension, p.key, p.counted from change c cross join lateral (values
      (case when c.circle = 0 then 'NATION' else 'CLOSED' end, 0::bigint, true),
      ('INSTITUTION', c.institution_id, c.circle = 0),
      ('CATEGORY', c.category_id, c.circle = 0),
      ('REGION', c.province, c.circle = 0)) as p (dimension, key, counted)
    where c.circle < 2 or p.dimension = 'CLOSED'),
  cell as (
    insert into statistics_cell as s
    select g.grain, date_trunc(g.unit, p.received_on)::date, p.dimension, p.key,
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'UNVERIFIED'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'PENDING'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'ARCHIVED'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'UNANSWERED'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'IN_PROGRESS'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'COMPLETED'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.bucket = 'ELSEWHERE'), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.answered_on is not null
        and p.bucket in ('IN_PROGRESS', 'COMPLETED')), 0),
      coalesce(sum(p.sign) filter (where p.counted and p.auto_closed
        and p.bucket = 'COMPLETED'), 0),
      coalesce(sum(p.sign) filter (where not p.counted), 0)
    from place p cross join (values ('M', 'month'), ('Y', 'year')) as g (grain, unit)
    group by 1, 2, 3, 4
    on conflict (grain, dimension, period, key) do update set
      unverified = s.unverified + excluded.unverified, pending = s.pending + excluded.pending,
      archived = s.archived + excluded.archived, unanswered = s.unanswered + excluded.unanswered,
      in_progress = s.in_progress + excluded.in_progress,
      completed = s.completed + excluded.completed, elsewhere = s.elsewhere + excluded.elsewhere,
      answered = s.answered + excluded.answered, auto_closed = s.auto_closed + excluded.auto_closed,
      confidential = s.confidential + excluded.confidential),
  times as (
    insert into statistics_time as s
    select g.grain, date_trunc(g.unit, t.day)::date, p.dimension, p.key, t.measure,
      least(t.days, 366), sum(p.sign)
    from place p
    cross join lateral (values ('ANSWER', p.answered_on, p.answer_days),
      ('COMPLETION', p.completed_on, p.completion_days)) as t (measure, day, days)
    cross join (values ('M', 'month'), ('Y', 'year')) as g (grain, unit)
    where p.counted and p.dimension <> 'CLOSED' and t.day is not null and t.days is not null
    group by 1, 2, 3, 4, 5, 6
    on conflict (grain, dimension, period, key, measure, days) do update
      set reports = s.reports + excluded.reports),
  day as (
    insert into statistics_day as s
    select t.day, sum(c.sign * t.received), sum(c.sign * t.answered), sum(c.sign * t.completed)
    from change c cross join lateral (values (c.received_on, 1, 0, 0), (c.answered_on, 0, 1, 0),
      (c.completed_on, 0, 0, 1)) as t (day, received, answered, completed)
    where t.day is not null group by t.day
    on conflict (day) do update set received = s.received + excluded.received,
      answered = s.answered + excluded.answered, completed = s.completed + excluded.completed)
  select count(*) into folded from change;
  return folded;
end
$$;
revoke execute on function lapor.fold_statistics(integer) from public;
grant execute on function lapor.fold_statistics(integer) to lapor_app;

-- All figures anew from the reports themselves, for the owner of the schema. Changes that are
-- committed before it are in the reports it sees, later ones come as changes of their own. How many
-- reports there are.
create function lapor.rebuild_statistics() returns integer
  language plpgsql set search_path = lapor, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('lapor.statistics'));
  delete from statistics_cell;
  delete from statistics_time;
  delete from statistics_day;
  with gone as (delete from statistics_change)
  insert into statistics_change (sign, received_on, circle, bucket, institution_id, category_id,
      province, auto_closed, answered_on, answer_days, completed_on, completion_days)
    select 1, f.* from report r cross join lateral statistics_fact(r) f;
  return fold_statistics(2147483647);
end
$$;
revoke execute on function lapor.rebuild_statistics() from public;

update lapor.report r
set first_answer_at = t.first_at,
  answer_days = case when t.first_at is not null and r.routed_at is not null
    then lapor.working_days(r.routed_at, t.first_at, t.zone) end,
  completion_days = case when r.status = 'COMPLETED' and r.routed_at is not null
    then lapor.working_days(r.routed_at, r.closed_at, t.zone) end
from (
  select x.id, coalesce(i.zone, 'Asia/Jakarta') as zone, coalesce(
    (select min(a.published_at) from lapor.handoff h join lapor.answer a on a.handoff_id = h.id
      where h.report_id = x.id and a.substantive), x.last_answer_at) as first_at
  from lapor.report x left join lapor.institution i on i.id = x.lead_institution_id
  where x.routed_at is not null) t
where t.id = r.id and (t.first_at is not null or r.status = 'COMPLETED');

create trigger report_times before insert or update of last_answer_at, status, closed_at
  on lapor.report for each row execute function lapor.note_report_times();
create trigger report_statistics_in after insert or delete on lapor.report
  for each row execute function lapor.note_statistics();
create trigger report_statistics_changed after update on lapor.report for each row
  when ((old.status, old.confidential, old.supervisory, old.lead_institution_id, old.category_id,
      old.region_code, old.received_at, old.closed_at, old.completion_reason, old.first_answer_at)
    is distinct from
    (new.status, new.confidential, new.supervisory, new.lead_institution_id, new.category_id,
      new.region_code, new.received_at, new.closed_at, new.completion_reason, new.first_answer_at))
  execute function lapor.note_statistics();

select lapor.rebuild_statistics();
