-- A file of reference data between the look at it and the moment it went in, and how far that is.
create table lapor.checked_file (
  id varchar(36) collate "C" primary key,
  account varchar(60) collate "C" not null,
  kind varchar(16) not null,
  content bytea not null check (length(content) <= 8388608),
  bytes integer not null,
  status varchar(16) not null,
  step varchar(16) not null,
  taken integer not null default 0,
  sha256 varchar(64) collate "C",
  created bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  lines text not null default '[]',
  waiting text not null default '[]',
  rule varchar(60),
  at timestamptz not null
);
create index checked_file_account on lapor.checked_file (account, at);
create index checked_file_at on lapor.checked_file (at);
create index checked_file_due on lapor.checked_file (at, id) where status in ('CHECKING', 'GOING_IN');
grant select, insert, update, delete on lapor.checked_file to lapor_app;
