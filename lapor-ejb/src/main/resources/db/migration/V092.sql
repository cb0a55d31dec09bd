-- Whether the reporter says that somebody is in danger now. Such reports are verified first.
alter table lapor.report add column urgent boolean not null default false;
drop index lapor.report_to_verify;
create index report_to_verify on lapor.report ((not urgent), received_at, id)
  where status = 'SUBMITTED';
