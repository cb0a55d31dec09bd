-- Notices: what waits to be sent to a reporter, and what became of each attempt.

alter sequence notice_request_seq rename to notice_seq;
alter table notice_request rename to notice;
alter index notice_request_pkey rename to notice_pkey;

alter table notice
  add column message_id varchar(36) collate "C",
  add column tracking_id varchar(10) collate "C",
  add column language varchar(2) not null default 'id' check (language in ('id', 'en')),
  add column attempts integer not null default 0 check (attempts between 0 and 8),
  add column next_attempt_at timestamptz;

update notice n set message_id = gen_random_uuid()::text, next_attempt_at = n.requested_at,
  tracking_id = (select r.tracking_id from report r where r.id = n.report_id);

alter table notice
  alter column message_id set not null,
  alter column tracking_id set not null,
  alter column language drop default,
  alter column attempts drop default,
  alter column next_attempt_at set not null,
  add constraint notice_message_id unique (message_id),
  add constraint notice_expires check (expires_at > requested_at);

drop index notice_request_at;
create index notice_due on notice (channel, next_attempt_at, id);
create index notice_expiry on notice (expires_at);
create index notice_report on notice (report_id);

-- What became of a notice, one row an attempt. It names no address and holds no content, and stays.
create sequence notice_delivery_seq start with 50 increment by 50;
create table notice_delivery (
  id bigint primary key,
  message_id varchar(36) collate "C" not null,
  report_id bigint not null,
  kind varchar(24) not null,
  channel varchar(8) not null check (channel in ('EMAIL', 'PHONE')),
  attempt integer not null check (attempt between 0 and 8),
  outcome varchar(12) not null
    check (outcome in ('SENT', 'FILED', 'DEFERRED', 'FAILED', 'EXPIRED', 'WITHDRAWN')),
  at timestamptz not null
);
create index notice_delivery_report on notice_delivery (report_id, id);
create index notice_delivery_at on notice_delivery (at);
grant select, insert on notice_delivery to lapor_app;
grant usage on sequence notice_delivery_seq to lapor_app;

-- One contact and nothing else of an identity, for a message that is about to be sent. The record
-- comes first, as in vault.read.
set role lapor_vault;

create function vault.contact(p_pseudonym varchar, p_channel varchar, p_actor varchar)
  returns varchar
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
begin
  insert into vault.access_record (pseudonym, actor, purpose)
    select r.pseudonym, p_actor, 'NOTIFICATION'
      from vault.reporter r where r.pseudonym = p_pseudonym;
  return (select case p_channel when 'EMAIL' then r.email when 'PHONE' then r.phone end
    from vault.reporter r where r.pseudonym = p_pseudonym);
end $$;

revoke all on function vault.contact(varchar, varchar, varchar) from public;
grant execute on function vault.contact(varchar, varchar, varchar) to lapor_app;

reset role;
