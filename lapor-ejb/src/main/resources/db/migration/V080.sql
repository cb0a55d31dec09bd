-- What reporters are told about their report, and what became of each attempt.

-- Where and in which language the reporter of a report wants to be told. Here stands no address:
-- it is read from the vault when something is sent.
create table notice_subscription (
  report_id bigint primary key,
  version bigint not null default 0,
  pseudonym varchar(36) collate "C" not null,
  channel varchar(8) not null check (channel in ('EMAIL', 'PHONE')),
  language varchar(2) not null check (language in ('id', 'en')),
  stopped_at timestamptz,
  unreachable_since timestamptz
);
grant select, insert, update on notice_subscription to lapor_app;

-- Whoever gave a contact before today is told in Bahasa Indonesia from now on.
insert into notice_subscription (report_id, pseudonym, channel, language)
select r.id, r.pseudonym, case when v.email is null then 'PHONE' else 'EMAIL' end, 'id'
from report r join vault.reporter v on v.pseudonym = r.pseudonym
where v.email is not null or v.phone is not null;

alter table notice
  drop constraint notice_request_kind_check,
  add constraint notice_kind check (kind in ('CODE_REPLACEMENT', 'NEWS')),
  alter column sealed_content type varchar(20000),
  add column topics varchar(600) not null default '';
alter table notice alter column topics drop default;

-- The record of attempts is kept as long as that of messages: 90 days, in partitions by month.
alter table notice_delivery rename to notice_delivery_before;
alter index notice_delivery_pkey rename to notice_delivery_before_pkey;
drop index notice_delivery_report, notice_delivery_at;
create table notice_delivery (
  id bigint not null,
  logged_on date not null default current_date,
  message_id varchar(36) collate "C" not null,
  report_id bigint,
  kind varchar(24) not null,
  topics varchar(600) not null,
  channel varchar(8) not null check (channel in ('EMAIL', 'PHONE')),
  attempt integer not null check (attempt between 0 and 8),
  outcome varchar(12) not null check (outcome in ('SENT', 'FILED', 'DEFERRED', 'FAILED', 'EXPIRED',
    'WITHDRAWN', 'HELD', 'UNREACHABLE', 'BOUNCED')),
  at timestamptz not null,
  primary key (id, logged_on)
) partition by range (logged_on);
create index notice_delivery_report on notice_delivery (report_id, id) where report_id is not null;
create index notice_delivery_message on notice_delivery (message_id);
create index notice_delivery_at on notice_delivery (at);
grant select, insert on notice_delivery to lapor_app;

-- Partitions that other tables have already are passed over without a word in the log.
set local client_min_messages = warning;
insert into monthly_table (name, keep_days) values ('notice_delivery', 90);
select keep_monthly_tables(month)
from (select distinct date_trunc('month', at)::date as month from notice_delivery_before) months
order by month;
select keep_monthly_tables();

insert into notice_delivery
  (id, logged_on, message_id, report_id, kind, topics, channel, attempt, outcome, at)
select id, at::date, message_id, report_id, kind, '', channel, attempt, outcome, at
from notice_delivery_before where at > now() - interval '90 days';
drop table notice_delivery_before;
