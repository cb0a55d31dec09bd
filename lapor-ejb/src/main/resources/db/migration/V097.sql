-- What an officer has typed into a form of a case and not sent yet. It goes when it is sent or
-- discarded, after 30 days, and with the report.
create sequence lapor.case_draft_seq start with 50 increment by 50;
create table lapor.case_draft (
  id bigint primary key,
  version bigint not null,
  account varchar(60) collate "C" not null,
  report_id bigint not null references lapor.report on delete cascade,
  action varchar(24) collate "C" not null,
  handoff varchar(36) collate "C" not null,
  answer varchar(36) collate "C" not null,
  fields text not null check (char_length(fields) <= 24000),
  kept_at timestamptz not null,
  constraint case_draft_place unique (account, report_id, action, handoff, answer)
);
create index case_draft_account on lapor.case_draft (account, kept_at);
create index case_draft_report on lapor.case_draft (report_id);
create index case_draft_kept on lapor.case_draft (kept_at);
grant select, insert, update, delete on lapor.case_draft to lapor_app;
grant usage on sequence lapor.case_draft_seq to lapor_app;
