-- What administrators did to the reference data: append-only, written with the act itself.
create sequence lapor.administration_entry_seq start with 50 increment by 50;
create table lapor.administration_entry (
  id bigint primary key,
  at timestamptz not null,
  account varchar(60) collate "C" not null,
  act varchar(32) not null,
  subject varchar(60) collate "C" not null,
  parent varchar(60) collate "C"
);
create index administration_entry_subject on lapor.administration_entry (subject, id desc);
create function lapor.refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger administration_entry_append_only
  before update or delete on lapor.administration_entry
  for each row execute function lapor.refuse_journal_change();
create trigger administration_entry_no_truncate before truncate on lapor.administration_entry
  for each statement execute function lapor.refuse_journal_change();
grant select, insert on lapor.administration_entry to lapor_app;
grant usage on sequence lapor.administration_entry_seq to lapor_app;
