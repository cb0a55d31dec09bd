-- Accounts and keys of an institution's system end with its channel, or with the institution. The broker refuses an
-- account from that moment on; a sweep then revokes it, which closes what is open.
alter table lapor.queue_account add column ends_at timestamptz;
create index queue_account_ending on lapor.queue_account (ends_at) where revoked_at is null and ends_at is not null;
create or replace view lapor.queue_login as
select a.login, a.secret_hash, a.secret_salt, c.address as own_queue, 'institution' as common_role
from lapor.queue_account a join lapor.channel c on c.institution_id = a.institution_id
where a.revoked_at is null and (a.ends_at is null or a.ends_at > now());

alter table lapor.institution_key
  add column valid_to_before timestamptz,
  add column ended_with_channel boolean not null default false;
