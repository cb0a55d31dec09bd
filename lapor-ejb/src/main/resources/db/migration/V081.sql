-- What officers are told about work for their unit: at once, once a day, or not at all.

create sequence work_news_seq start with 50 increment by 50;
-- Something that happened and is work for somebody, until it has been spread to those whose work it is.
create table work_news (
  id bigint primary key,
  template varchar(24) not null,
  target varchar(12) not null check (target in ('INSTITUTION', 'PARENT', 'HOLDERS', 'DEADLINE', 'VERIFIERS')),
  report_id bigint not null,
  tracking_id varchar(10) collate "C" not null,
  institution varchar(40) collate "C",
  handoff varchar(36) collate "C",
  timer varchar(16),
  due_at timestamptz,
  supervisory boolean not null,
  actor varchar(64) not null,
  at timestamptz not null
);
-- Whoever spreads one holds it meanwhile, for which the right to update is asked.
grant select, insert, update, delete on work_news to lapor_app;
grant usage on sequence work_news_seq to lapor_app;

-- How an officer wants to be told; whoever has chosen nothing has no row before there is news.
create table officer_notice (
  account_id bigint primary key references account,
  version bigint not null default 0,
  language varchar(2) not null default 'id' check (language in ('id', 'en')),
  mode varchar(12) not null default 'DIGEST' check (mode in ('IMMEDIATE', 'DIGEST', 'OFF')),
  digest_hour integer not null default 7 check (digest_hour between 0 and 23),
  zone varchar(16) not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  next_at timestamptz,
  unreachable_since timestamptz
);
create index officer_notice_next on officer_notice (next_at, account_id) where next_at is not null;
grant select, insert, update on officer_notice to lapor_app;

-- What waits to be told to an officer.
create table officer_item (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  template varchar(24) not null,
  tracking_id varchar(10) collate "C" not null,
  institution varchar(200),
  timer varchar(16),
  due_at timestamptz,
  at timestamptz not null
);
create index officer_item_account on officer_item (account_id, id);
grant select, insert, delete on officer_item to lapor_app;

-- When a reminder of the limit went out, so that none goes out twice.
alter table deadline add column reminded_at timestamptz;
create index deadline_unreminded on deadline (timer, due_at, id)
  where state = 'RUNNING' and reminded_at is null;

alter table notice
  drop constraint notice_kind,
  add constraint notice_kind check (kind in ('CODE_REPLACEMENT', 'NEWS', 'WORK', 'DIGEST')),
  alter column pseudonym drop not null,
  alter column report_id drop not null,
  alter column tracking_id drop not null,
  add column account_id bigint references account,
  add constraint notice_to_one check ((pseudonym is null) = (account_id is not null));

-- When an officer is told of what has come up: a moment later, or at their hour of the day.
create function officer_next(now timestamptz, mode varchar, hour integer, zone varchar, hold integer)
returns timestamptz language sql stable as $$
  select case when mode = 'IMMEDIATE' then now + make_interval(secs => hold)
    else (date_trunc('day', now at time zone zone) + make_interval(hours => hour)
      + case when date_trunc('day', now at time zone zone) + make_interval(hours => hour)
          <= now at time zone zone then interval '1 day' else interval '0' end) at time zone zone end
$$;
revoke execute on function officer_next(timestamptz, varchar, integer, varchar, integer) from public;
grant execute on function officer_next(timestamptz, varchar, integer, varchar, integer) to lapor_app;
