create table if not exists message (
  message_id text primary key,
  kind text not null,
  epoch integer not null,
  sequence integer not null,
  handoff_id text,
  sha256 text not null,
  body blob not null,
  signature text not null,
  received_at text not null
);
create table if not exists refused (
  id integer primary key,
  reason text not null,
  body blob,
  received_at text not null
);
create table if not exists case_file (
  handoff_id text primary key,
  tracking_id text,
  title text,
  open boolean not null,
  effects integer not null
);
create table if not exists erased (
  tracking_id text primary key
);
create table if not exists receipt (
  receipt_id text primary key,
  handoff_id text not null,
  kind text not null,
  body blob not null,
  signature text not null,
  sent_at text,
  answer text,
  reason text
);
create index if not exists receipt_unanswered on receipt (sent_at) where answer is null;
create table if not exists lapor_keys (
  keys text not null
);
