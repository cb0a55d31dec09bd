-- Addresses as far as sending must know them: by a keyed hash, linked to no report and no person.
create table notice_address (
  address_hash char(64) collate "C" primary key,
  sent_on date not null,
  sent_count integer not null check (sent_count >= 0),
  bounces integer not null default 0 check (bounces >= 0),
  failing_since timestamptz,
  forget_on date not null
);
create index notice_address_forget on notice_address (forget_on);
create index notice_address_failing on notice_address (failing_since)
  where failing_since is not null;
grant select, insert, update, delete on notice_address to lapor_app;

-- Whose mail came back.
alter table notice_delivery add column account_id bigint;

-- The texts of notices as administrators word them. What has no row here is said in the words that
-- come with the application.
create table notice_wording (
  id varchar(40) collate "C" primary key check (id ~ '^[A-Z_]+\.(id|en)$'),
  version bigint not null,
  subject varchar(120),
  text varchar(3000) not null,
  short_text varchar(300)
);
grant select, insert, update, delete on notice_wording to lapor_app;

-- Every wording that was ever in force, and who wrote it; null where the shipped one came back.
create sequence notice_wording_past_seq start with 50 increment by 50;
create table notice_wording_past (
  id bigint primary key,
  wording varchar(40) collate "C" not null,
  subject varchar(120),
  text varchar(3000),
  short_text varchar(300),
  account varchar(60) collate "C" not null,
  at timestamptz not null
);
create index notice_wording_past_wording on notice_wording_past (wording, id desc);
create trigger notice_wording_past_append_only before update or delete on notice_wording_past
  for each row execute function refuse_journal_change();
create trigger notice_wording_past_no_truncate before truncate on notice_wording_past
  for each statement execute function refuse_journal_change();
grant select, insert on notice_wording_past to lapor_app;
grant usage on sequence notice_wording_past_seq to lapor_app;
