-- Work on many lines of a work list at once: what was ordered, and each line as it was frozen then.
create sequence lapor.bulk_job_seq start with 50 increment by 50;
create table lapor.bulk_job (
  id bigint primary key,
  version bigint not null default 0,
  ordered_by varchar(64) collate "C" not null,
  act varchar(16) collate "C" not null,
  status varchar(16) collate "C" not null,
  list varchar(20) collate "C" not null,
  colleague varchar(64) collate "C",
  institution varchar(40) collate "C",
  reason varchar(40) collate "C",
  text varchar(5000),
  cut boolean not null,
  total integer not null,
  left_out integer not null,
  done integer not null default 0,
  refused integer not null default 0,
  failed integer not null default 0,
  undoes bigint references lapor.bulk_job on delete cascade,
  made_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index bulk_job_own on lapor.bulk_job (ordered_by, id desc);
create index bulk_job_running on lapor.bulk_job (id) where status = 'RUNNING';
create index bulk_job_made on lapor.bulk_job (made_at);
-- What was done is undone once.
create unique index bulk_job_undoes on lapor.bulk_job (undoes) where undoes is not null;
grant select, insert, update, delete on lapor.bulk_job to lapor_app;
grant usage on sequence lapor.bulk_job_seq to lapor_app;

create sequence lapor.bulk_item_seq;
create table lapor.bulk_item (
  id bigint primary key,
  job_id bigint not null references lapor.bulk_job on delete cascade,
  position integer not null,
  report_id bigint not null references lapor.report,
  tracking_id varchar(10) collate "C" not null,
  handoff varchar(36) collate "C",
  decided_on bigint,
  state varchar(16) collate "C" not null,
  rule varchar(80) collate "C",
  before_value varchar(64) collate "C",
  after_value varchar(64) collate "C",
  ended_at timestamptz,
  unique (job_id, position)
);
create index bulk_item_waiting on lapor.bulk_item (job_id, position) where state = 'WAITING';
create index bulk_item_state on lapor.bulk_item (job_id, state, position);
create index bulk_item_report on lapor.bulk_item (report_id);
grant select, insert, update, delete on lapor.bulk_item to lapor_app;
grant usage on sequence lapor.bulk_item_seq to lapor_app;
