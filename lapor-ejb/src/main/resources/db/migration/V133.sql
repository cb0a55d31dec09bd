-- Holidays and limits that administrators change by hand, clocks that follow, journals by filter.

-- What was set by hand stays as it is when a build brings other reference files.
alter table lapor.holiday
  add column administered boolean not null default false,
  add column cancelled_at timestamptz;
alter table lapor.time_limit
  add column administered boolean not null default false,
  add column legal_source_en varchar(300);
grant delete on lapor.time_limit to lapor_app;

-- The end that a clock had before the calendar changed for the first time.
alter table lapor.deadline add column first_due_at timestamptz;
create index deadline_in_working_days on lapor.deadline (id)
  where state = 'RUNNING' and unit = 'WORKING_DAY';

-- A day that became one off, or a working day again, until the clocks have followed.
create table lapor.calendar_change (
  id bigint generated always as identity primary key,
  day date not null,
  begins_at timestamptz not null,
  passes integer not null default 0,
  reached bigint not null default 0,
  left_over boolean not null default false,
  done_at timestamptz
);
create index calendar_change_open on lapor.calendar_change (begins_at, id) where done_at is null;
grant select, insert, update on lapor.calendar_change to lapor_app;

create index administration_entry_account on lapor.administration_entry (account, id desc);
create index administration_entry_act on lapor.administration_entry (act, id desc);
create index administration_entry_at on lapor.administration_entry (at desc, id desc);
create index refusal_rule on lapor.refusal (rule, id desc);
