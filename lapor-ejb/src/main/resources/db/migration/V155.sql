-- What went to the queues of institutions, byte for byte, so that it can be sent again unchanged and receipts can be
-- compared with it. Erasure takes the body and leaves its hash and the signature: rows are kept for ever.
create table lapor.sent_message (
  message_id varchar(36) collate "C" primary key,
  channel_id bigint not null references lapor.channel (id),
  institution_id bigint not null references lapor.institution (id),
  handoff_id varchar(36) collate "C" not null,
  kind varchar(24) not null,
  epoch integer not null check (epoch >= 1),
  sequence bigint not null check (sequence >= 1),
  body bytea check (octet_length(body) <= 262144),
  body_sha256 char(64) collate "C" not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  signature varchar(300) collate "C" not null,
  sent_at timestamptz not null,
  erased_at timestamptz,
  check ((body is null) = (erased_at is not null)),
  unique (channel_id, epoch, sequence)
);
create index sent_message_handoff on lapor.sent_message (handoff_id, sent_at);
grant select, insert, update on lapor.sent_message to lapor_app;

alter table lapor.outbox_message drop constraint outbox_message_type_check;
alter table lapor.outbox_message add constraint outbox_message_type_check check (type in (
  'HANDOFF_OFFERED', 'HANDOFF_WITHDRAWN', 'REPLY_ADDED', 'REPORT_COMPLETED', 'VOID',
  'REROUTE', 'DEADLINE', 'ESCALATION', 'ACK', 'REFUSAL'));
