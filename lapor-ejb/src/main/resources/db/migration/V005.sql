-- Reports, what happened to them, and their hand-offs to institutions.

create sequence lapor.report_seq start with 50 increment by 50;

create table lapor.report (
  id                      bigint primary key,
  version                 bigint not null,
  tracking_id             varchar(10) not null unique,
  access_code_hash        varchar(64),
  type                    varchar(20) not null,
  supervisory             boolean not null,
  status                  varchar(16) not null,
  turn                    varchar(12) not null,
  original_title          varchar(150) not null,
  original_body           text not null,
  public_title            varchar(150),
  public_text             text,
  published               boolean not null,
  taken_down_at           timestamptz,
  take_down_reason        varchar(1000),
  incident_date           date,
  region_code             varchar(13),
  address                 varchar(300),
  lat                     double precision,
  lon                     double precision,
  category_id             bigint references lapor.category,
  named_institution_id    bigint references lapor.institution,
  lead_institution_id     bigint references lapor.institution,
  anonymous               boolean not null,
  confidential            boolean not null,
  pseudonym               varchar(36),
  published_name          varchar(100),
  consent_version         varchar(40),
  consent_at              timestamptz,
  channel                 varchar(16) not null,
  client                  varchar(64),
  external_id             varchar(100),
  entered_by              varchar(64),
  entering_institution_id bigint references lapor.institution,
  imported                boolean not null,
  received_at             timestamptz not null,
  routed_at               timestamptz,
  last_answer_at          timestamptz,
  auto_close_at           timestamptz,
  closed_at               timestamptz,
  completion_reason       varchar(16),
  rating                  smallint check (rating between 1 and 5),
  resolved_per_reporter   boolean,
  rating_comment          varchar(1000),
  return_count            integer not null,
  reopen_count            integer not null,
  merged_into_id          bigint references lapor.report,
  status_before_merge     varchar(16),
  search tsvector generated always as (
    to_tsvector('indonesian', coalesce(public_title, '') || ' ' || coalesce(public_text, ''))) stored,
  constraint report_external_id unique (client, external_id),
  constraint report_never_public check (not (published and (confidential or supervisory)))
);
-- Public list and search: newest first, with the filters people use.
create index report_published on lapor.report (received_at desc, id desc) where published;
create index report_published_institution on lapor.report
  (lead_institution_id, received_at desc, id desc) where published;
create index report_published_category on lapor.report
  (category_id, received_at desc, id desc) where published;
create index report_published_region on lapor.report
  (region_code text_pattern_ops, received_at desc, id desc) where published;
create index report_search on lapor.report using gin (search) where published;
-- Work lists of the verifiers: oldest first.
create index report_to_verify on lapor.report (received_at, id) where status = 'SUBMITTED';
create index report_named on lapor.report (named_institution_id, received_at, id)
  where status in ('SUBMITTED', 'PENDING_INFO');
create index report_without_lead on lapor.report (received_at, id)
  where status in ('RETURNED', 'ROUTED', 'IN_PROGRESS') and lead_institution_id is null;
create index report_entered on lapor.report (entering_institution_id, received_at desc, id desc)
  where entering_institution_id is not null;
create index report_merged_into on lapor.report (merged_into_id) where merged_into_id is not null;

create sequence lapor.handoff_seq start with 50 increment by 50;

create table lapor.handoff (
  id                       bigint primary key,
  version                  bigint not null,
  uuid                     varchar(36) not null unique,
  report_id                bigint not null references lapor.report,
  institution_id           bigint not null references lapor.institution,
  parent_id                bigint references lapor.handoff,
  role                     varchar(12) not null,
  status                   varchar(12) not null,
  ask                      varchar(1000),
  binding                  boolean not null,
  offered_at               timestamptz not null,
  sent_at                  timestamptz,
  delivered_at             timestamptz,
  accepted_at              timestamptz,
  answered_at              timestamptz,
  ended_at                 timestamptz,
  return_reason            varchar(1000),
  proposed_institution_id  bigint references lapor.institution,
  status_before_withdrawal varchar(12),
  last_message_id          varchar(36)
);
create index handoff_report on lapor.handoff (report_id, id);
create index handoff_parent on lapor.handoff (parent_id) where parent_id is not null;
create index handoff_institution on lapor.handoff (institution_id, offered_at desc, id desc);
create index handoff_newest on lapor.handoff (offered_at desc, id desc);
create index handoff_open on lapor.handoff (institution_id, offered_at, id)
  where status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED');
-- A report has one standing lead among the hand-offs that the verifier made.
create unique index handoff_one_lead on lapor.handoff (report_id)
  where role = 'LEAD' and parent_id is null
    and status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED', 'COMPLETED');
-- An institution has one open hand-off of a report.
create unique index handoff_one_open on lapor.handoff (report_id, institution_id)
  where status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED');

create sequence lapor.answer_seq start with 50 increment by 50;

create table lapor.answer (
  id           bigint primary key,
  version      bigint not null,
  uuid         varchar(36) not null unique,
  handoff_id   bigint not null references lapor.handoff,
  status       varchar(12) not null,
  text         text not null,
  substantive  boolean not null,
  author       varchar(64) not null,
  drafted_at   timestamptz not null,
  approver     varchar(64),
  approved_at  timestamptz,
  remark       varchar(1000),
  published_at timestamptz
);
create index answer_handoff on lapor.answer (handoff_id, id);

create sequence lapor.report_event_seq start with 50 increment by 50;

-- What happened to a report: append-only, each event chained to the one before by its hash.
create table lapor.report_event (
  id             bigint primary key,
  report_id      bigint not null references lapor.report,
  sequence       integer not null,
  type           varchar(32) not null,
  at             timestamptz not null,
  actor          varchar(64) not null,
  actor_role     varchar(24) not null,
  institution_id bigint references lapor.institution,
  handoff        varchar(36),
  data           text not null,
  content_digest varchar(64),
  previous_hash  varchar(64) not null,
  hash           varchar(64) not null,
  unique (report_id, sequence)
);

-- Free text of an event. May be erased; the event keeps its digest, so the chain stays verifiable.
create table lapor.event_content (
  event_id bigint primary key references lapor.report_event,
  salt     varchar(32) not null,
  text     text not null
);

create function lapor.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger report_event_append_only before update or delete on lapor.report_event
  for each row execute function lapor.refuse_change();
create trigger report_event_no_truncate before truncate on lapor.report_event
  for each statement execute function lapor.refuse_change();

-- Answers to repeated submissions, kept 24 hours, encrypted because they hold an access code.
create table lapor.idempotency_key (
  client      varchar(64) not null,
  key_digest  varchar(64) not null,
  body_digest varchar(64) not null,
  answer      bytea,
  made_at     timestamptz not null,
  primary key (client, key_digest)
);
create index idempotency_key_age on lapor.idempotency_key (made_at);

grant select, insert, update on lapor.report, lapor.handoff to lapor_app;
grant select, insert, update, delete on lapor.answer to lapor_app;
grant select, insert on lapor.report_event to lapor_app;
grant select, insert, delete on lapor.event_content to lapor_app;
grant select, insert, update, delete on lapor.idempotency_key to lapor_app;
grant usage on sequence lapor.report_seq, lapor.handoff_seq, lapor.answer_seq,
  lapor.report_event_seq to lapor_app;
