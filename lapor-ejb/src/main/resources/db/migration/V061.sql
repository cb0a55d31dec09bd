-- The codes with which staff choose their first password. Only the SHA-256 of a code is kept.
create table lapor.activation_code (
  account_id bigint primary key references lapor.account,
  code_hash char(64) collate "C" not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  used_at timestamptz
);
grant select, insert, update on lapor.activation_code to lapor_app;

-- Where an officer can be written to.
alter table lapor.account add column email varchar(254);
