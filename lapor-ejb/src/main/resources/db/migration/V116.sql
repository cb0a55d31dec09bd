-- A file of reference data between the look at it and the moment it goes in, a day at the most.
create table lapor.checked_file (
  id varchar(36) collate "C" primary key,
  account varchar(60) collate "C" not null,
  kind varchar(16) not null,
  content bytea not null check (length(content) <= 8388608),
  sha256 varchar(64) collate "C" not null,
  created bigint not null,
  changed bigint not null,
  unchanged bigint not null,
  refused bigint not null,
  lines text not null,
  at timestamptz not null
);
create index checked_file_account on lapor.checked_file (account, at);
create index checked_file_at on lapor.checked_file (at);
grant select, insert, delete on lapor.checked_file to lapor_app;
