-- Which person works on an open hand-off. Beside the hand-off and not in it, so that giving it to
-- somebody invalidates nobody's decision; the row ends with the hand-off.
create table lapor.handoff_assignment (
  handoff_id bigint primary key references lapor.handoff,
  version bigint not null default 0,
  account_id bigint not null references lapor.account,
  since timestamptz not null,
  given_by varchar(64) collate "C" not null
);
create index handoff_assignment_account on lapor.handoff_assignment (account_id);
grant select, insert, update, delete on lapor.handoff_assignment to lapor_app;

-- Filters of work lists that somebody gave a name, for themselves or for their institution.
create sequence lapor.saved_filter_seq start with 50 increment by 50;
create table lapor.saved_filter (
  id bigint primary key,
  version bigint not null default 0,
  account_id bigint references lapor.account,
  institution_id bigint references lapor.institution,
  name varchar(60) not null check (name <> ''),
  query varchar(1000) not null,
  made_by varchar(64) collate "C" not null,
  made_at timestamptz not null,
  check ((account_id is null) <> (institution_id is null))
);
create index saved_filter_account on lapor.saved_filter (account_id, id)
  where account_id is not null;
create index saved_filter_institution on lapor.saved_filter (institution_id, id)
  where institution_id is not null;
grant select, insert, update, delete on lapor.saved_filter to lapor_app;
grant usage on sequence lapor.saved_filter_seq to lapor_app;

-- The columns of work lists that somebody chose.
create table lapor.list_choice (
  account_id bigint primary key references lapor.account,
  version bigint not null default 0,
  columns varchar(200) collate "C" not null
);
grant select, insert, update on lapor.list_choice to lapor_app;

-- Work lists hold what is open: each in its order, whatever the past holds.
create index handoff_open_oldest on lapor.handoff (offered_at, id)
  where status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED');
create index handoff_untaken on lapor.handoff (offered_at, id)
  where status in ('OFFERED', 'DELIVERED');
create index handoff_untaken_institution on lapor.handoff (institution_id, offered_at, id)
  where status in ('OFFERED', 'DELIVERED');
create index report_waiting on lapor.report (received_at, id)
  where status = 'PENDING_INFO' or (status = 'IN_PROGRESS' and turn = 'REPORTER');
create index report_reopened on lapor.report (received_at, id)
  where status = 'IN_PROGRESS' and reopen_count > 0;
create index deadline_owed on lapor.deadline (handoff_id, due_at)
  where ended_at is null and handoff_id is not null;
