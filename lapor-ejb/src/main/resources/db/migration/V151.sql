-- Messages that nobody could send or take, until somebody has decided about each: kept here and not at the broker, so
-- that the broker holds nothing that waits for a person. Bodies go when it is decided.
create sequence lapor.dead_letter_seq start with 50 increment by 50;
create table lapor.dead_letter (
  id bigint primary key,
  version bigint not null,
  letter_id varchar(200) collate "C" not null unique,
  kind varchar(12) not null check (kind in ('UNSENT', 'UNDELIVERED')),
  channel_id bigint references lapor.channel (id),
  queue varchar(100) collate "C" not null,
  message_id varchar(36) collate "C",
  message_type varchar(24) collate "C",
  handoff_id varchar(36) collate "C",
  epoch integer,
  sequence bigint,
  cause varchar(24) not null,
  detail varchar(500),
  attempts integer not null check (attempts >= 1),
  first_at timestamptz not null,
  last_at timestamptz not null,
  form varchar(5) not null check (form in ('TEXT', 'BYTES', 'NONE')),
  body bytea check (octet_length(body) <= 1048576),
  length bigint not null,
  properties text not null,
  status varchar(10) not null check (status in ('OPEN', 'RETRYING', 'RETRIED', 'DISCARDED')),
  status_at timestamptz not null,
  reason varchar(500)
);
create index dead_letter_open on lapor.dead_letter (id desc) where status = 'OPEN';
create index dead_letter_retrying on lapor.dead_letter (id) where status = 'RETRYING';
create index dead_letter_channel on lapor.dead_letter (channel_id, id desc);
create index dead_letter_handoff on lapor.dead_letter (handoff_id) where body is not null;
grant select, insert, update on lapor.dead_letter to lapor_app;
grant usage on sequence lapor.dead_letter_seq to lapor_app;
