-- Who has a report open now. Worth nothing after a minute, so a crash may lose it; one row for each
-- officer and report, and the sweep takes those that are over.
create unlogged table lapor.case_presence (
  report_id bigint not null,
  account varchar(60) collate "C" not null,
  writing boolean not null,
  seen_at timestamptz not null,
  primary key (report_id, account)
);
create index case_presence_seen on lapor.case_presence (seen_at);
grant select, insert, update, delete on lapor.case_presence to lapor_app;
