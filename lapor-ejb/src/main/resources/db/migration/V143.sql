-- How an institution receives hand-offs, from a day on; the portal where nothing is said.
create sequence lapor.receiving_seq start with 50 increment by 50;
create table lapor.receiving (
  id bigint primary key,
  institution_id bigint not null references lapor.institution (id),
  way varchar(8) not null check (way in ('PORTAL', 'QUEUE', 'BOTH')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  set_at timestamptz not null,
  unique (institution_id, valid_from)
);
create unique index receiving_last on lapor.receiving (institution_id) where valid_to is null;
grant select, insert, update, delete on lapor.receiving to lapor_app;
grant usage on sequence lapor.receiving_seq to lapor_app;

-- The accounts of institutions at the broker. The secret itself is nowhere: here is what it is compared with, by the
-- embedded broker (salted SHA-256) and by an external one (its own form of PBKDF2). What the broker was not told yet of
-- a change is unsettled.
create sequence lapor.queue_account_seq start with 50 increment by 50;
create table lapor.queue_account (
  id bigint primary key,
  version bigint not null,
  institution_id bigint not null references lapor.institution (id),
  number integer not null check (number between 1 and 9999),
  login varchar(48) collate "C" not null unique,
  secret_hash varchar(64) collate "C" not null,
  secret_salt varchar(64) collate "C" not null,
  broker_hash varchar(300) collate "C" not null,
  created_at timestamptz not null,
  rotated_at timestamptz,
  revoked_at timestamptz,
  settled boolean not null,
  unique (institution_id, number)
);
create index queue_account_unsettled on lapor.queue_account (id) where not settled;
grant select, insert, update on lapor.queue_account to lapor_app;
grant usage on sequence lapor.queue_account_seq to lapor_app;

-- What the embedded broker asks when somebody signs in: who may, and as what.
create view lapor.queue_login as
select a.login, a.secret_hash, a.secret_salt, c.address as own_queue, 'institution' as common_role
from lapor.queue_account a join lapor.channel c on c.institution_id = a.institution_id
where a.revoked_at is null;
grant select on lapor.queue_login to lapor_app;
