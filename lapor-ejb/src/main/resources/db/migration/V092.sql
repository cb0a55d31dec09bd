-- Whether the reporter says that somebody is in danger now. Such reports are verified first.
alter table lapor.report add column urgent boolean not null default false;

-- The place of a report in the list to verify: forty years ahead where somebody is in danger. In
-- hours, since days would depend on the zone of whoever asks.
create function lapor.verification_order(urgent boolean, received timestamptz) returns timestamptz
  language sql immutable parallel safe
  return case when urgent then received - interval '350640 hours' else received end;
grant execute on function lapor.verification_order to lapor_app;

drop index lapor.report_to_verify;
create index report_to_verify on lapor.report (lapor.verification_order(urgent, received_at), id)
  where status = 'SUBMITTED';
