-- The vault: who the reporters are. Its tables belong to lapor_vault; the application's role may
-- only call the functions below, and those that tell something write the record of it themselves.

create schema vault authorization lapor_vault;
set role lapor_vault;

-- Every part is ciphertext ("key number:base64"); the hashes are keyed, so that a contact can be
-- compared without being read.
create table vault.reporter (
  pseudonym varchar(36) collate "C" primary key check (pseudonym ~ '^[0-9a-f-]{36}$'),
  name varchar(1200),
  email varchar(1200),
  phone varchar(400),
  national_id varchar(400),
  email_hash char(64),
  phone_hash char(64),
  stored_at timestamptz not null default clock_timestamp()
);

create table vault.access_record (
  id bigint generated always as identity primary key,
  pseudonym varchar(36) collate "C" not null references vault.reporter,
  at timestamptz not null default clock_timestamp(),
  actor varchar(60) not null check (btrim(actor) <> ''),
  purpose varchar(24) not null check (purpose in ('OWN_VIEW', 'VERIFICATION', 'HANDLING',
    'PUBLICATION', 'UNMASKING', 'CODE_REPLACEMENT', 'NOTIFICATION'))
);
create index access_record_pseudonym on vault.access_record (pseudonym, id desc);

create function vault.refuse_change() returns trigger
  language plpgsql set search_path = vault, pg_temp
  as $$
begin
  raise exception 'An access record is never changed' using errcode = 'restrict_violation';
end $$;

create trigger access_record_kept before update or delete or truncate on vault.access_record
  for each statement execute function vault.refuse_change();

create function vault.store(p_pseudonym varchar, p_name varchar, p_email varchar, p_phone varchar,
    p_national_id varchar, p_email_hash varchar, p_phone_hash varchar) returns varchar
  language sql volatile security definer set search_path = vault, pg_temp
  as $$
  insert into vault.reporter
    (pseudonym, name, email, phone, national_id, email_hash, phone_hash)
  values
    (p_pseudonym, p_name, p_email, p_phone, p_national_id, p_email_hash, p_phone_hash)
  returning pseudonym;
$$;

-- The records come first: when one cannot be written, nothing is read.
create function vault.read(p_pseudonyms varchar[], p_purpose varchar, p_actor varchar)
  returns table (pseudonym varchar, name varchar, email varchar, phone varchar, national_id varchar)
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
begin
  if cardinality(p_pseudonyms) > 100 then
    raise exception 'At most 100 identities at once' using errcode = 'program_limit_exceeded';
  end if;
  insert into vault.access_record (pseudonym, actor, purpose)
    select r.pseudonym, p_actor, p_purpose
      from vault.reporter r where r.pseudonym = any (p_pseudonyms);
  return query
    select r.pseudonym, r.name, r.email, r.phone, r.national_id
      from vault.reporter r where r.pseudonym = any (p_pseudonyms);
end $$;

create function vault.accesses(p_pseudonym varchar)
  returns table (at timestamptz, actor varchar, purpose varchar)
  language sql stable security definer set search_path = vault, pg_temp
  as $$
  select a.at, a.actor, a.purpose from vault.access_record a
    where a.pseudonym = p_pseudonym order by a.id desc limit 200;
$$;

-- Comparing tells something too, hence a record also when the answer is no.
create function vault.matches_contact(p_pseudonym varchar, p_channel varchar, p_hash varchar,
    p_actor varchar) returns boolean
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
declare
  v_found boolean;
begin
  insert into vault.access_record (pseudonym, actor, purpose)
    select r.pseudonym, p_actor, 'CODE_REPLACEMENT'
      from vault.reporter r where r.pseudonym = p_pseudonym;
  select coalesce(case p_channel when 'EMAIL' then r.email_hash when 'PHONE' then r.phone_hash end
      = p_hash, false) into v_found
    from vault.reporter r where r.pseudonym = p_pseudonym;
  return coalesce(v_found, false);
end $$;

revoke all on all tables in schema vault from public;
revoke all on all functions in schema vault from public;
grant usage on schema vault to lapor_app;
grant execute on function
  vault.store(varchar, varchar, varchar, varchar, varchar, varchar, varchar),
  vault.read(varchar[], varchar, varchar),
  vault.accesses(varchar),
  vault.matches_contact(varchar, varchar, varchar, varchar)
  to lapor_app;

reset role;
