-- Who follows a public report by e-mail. The address is sealed here and goes with its row; nothing
-- else is known of whoever follows.
create sequence lapor.report_follower_seq start with 50 increment by 50;
create table lapor.report_follower (
  id bigint primary key,
  version bigint not null default 0,
  uuid varchar(36) collate "C" not null unique,
  report_id bigint not null references lapor.report,
  sealed_address varchar(1000) not null,
  -- Keyed hash of report and address: asking twice makes no second follower.
  address_hash char(64) collate "C" not null unique,
  language varchar(2) not null check (language in ('id', 'en')),
  asked_at timestamptz not null,
  confirmed_at timestamptz
);
create index report_follower_confirmed on lapor.report_follower (report_id, id)
  where confirmed_at is not null;
create index report_follower_unconfirmed on lapor.report_follower (asked_at)
  where confirmed_at is null;
grant select, insert, update, delete on lapor.report_follower to lapor_app;
grant usage on sequence lapor.report_follower_seq to lapor_app;

-- What followers are still to be told, and the last one who was.
create table lapor.follower_news (
  id bigint generated always as identity primary key,
  report_id bigint not null,
  event varchar(40) not null,
  reached bigint not null default 0
);
grant select, insert, update, delete on lapor.follower_news to lapor_app;

alter table lapor.notice
  drop constraint notice_kind,
  add constraint notice_kind check (kind in
    ('CODE_REPLACEMENT', 'NEWS', 'WORK', 'DIGEST', 'FOLLOW_CONFIRMATION', 'FOLLOWED'));

-- Whose mail came back, when it went to somebody who follows.
alter table lapor.notice_delivery add column follower varchar(36) collate "C";
