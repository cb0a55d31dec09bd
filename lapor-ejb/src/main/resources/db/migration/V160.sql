-- What institutions' own systems sent back, byte for byte with its signature, and what became of it. What was decided
-- (acknowledged or refused) holds its id for ever; what was not believed holds nothing, and is kept once however often
-- the same bytes come. An erasure takes the body and leaves hash and signature.
create sequence lapor.exchange_receipt_seq start with 50 increment by 50;
create table lapor.exchange_receipt (
  id bigint primary key,
  version bigint not null,
  outcome varchar(12) not null check (outcome in ('ACKNOWLEDGED', 'REFUSED', 'QUARANTINED')),
  reason varchar(40) collate "C",
  receipt_id varchar(36) collate "C",
  institution_id bigint references lapor.institution (id),
  handoff_id bigint references lapor.handoff (id),
  message_id varchar(36) collate "C",
  kind varchar(12),
  stated_at timestamptz,
  body bytea check (octet_length(body) <= 262144),
  body_sha256 varchar(64) collate "C" not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  signature varchar(2000) collate "C",
  kid varchar(48) collate "C",
  account varchar(64) collate "C",
  arrived_at timestamptz not null,
  times integer not null check (times >= 1),
  last_at timestamptz not null,
  answer_id varchar(36) collate "C",
  check (outcome = 'QUARANTINED' or (receipt_id is not null and institution_id is not null and handoff_id is not null
    and message_id is not null and kind is not null and stated_at is not null and signature is not null
    and kid is not null and answer_id is not null)),
  check (outcome = 'ACKNOWLEDGED' or reason is not null)
);
create unique index exchange_receipt_decided on lapor.exchange_receipt (institution_id, receipt_id)
  where outcome <> 'QUARANTINED';
create unique index exchange_receipt_doubted on lapor.exchange_receipt
  (body_sha256, reason, coalesce(kid, ''), coalesce(account, '')) where outcome = 'QUARANTINED';
create index exchange_receipt_quarantined on lapor.exchange_receipt (id) where outcome = 'QUARANTINED';
create index exchange_receipt_handoff on lapor.exchange_receipt (handoff_id, id);
create index exchange_receipt_arrived on lapor.exchange_receipt (institution_id, arrived_at);
grant select, insert, update on lapor.exchange_receipt to lapor_app;
grant usage on sequence lapor.exchange_receipt_seq to lapor_app;
