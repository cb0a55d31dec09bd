-- Who has proved a need finds the reports of a person. Names, addresses and numbers are sealed, so
-- they are found by keyed hashes, which are made with a key that the database does not have. Only
-- reporters who are not anonymous have any.
set role lapor_vault;

create table vault.search_key (
  kind varchar(5) not null check (kind in ('NAME', 'EMAIL', 'PHONE')),
  hash char(64) collate "C" not null,
  pseudonym varchar(36) collate "C" not null references vault.reporter on delete cascade,
  primary key (kind, hash, pseudonym)
);
create index search_key_pseudonym on vault.search_key (pseudonym);
revoke all on vault.search_key from public;

-- Whoever is forgotten, or is somebody else than was thought, is found no more by what was.
create function vault.forget_search_keys() returns trigger
  language plpgsql set search_path = vault, pg_temp
  as $$
begin
  delete from vault.search_key where pseudonym = old.pseudonym;
  return null;
end $$;
create trigger search_keys_forgotten after update of name, email_hash, phone_hash on vault.reporter
  for each row execute function vault.forget_search_keys();

alter table vault.access_record drop constraint access_record_purpose_check;
alter table vault.access_record add constraint access_record_purpose_check check (purpose in (
  'OWN_VIEW', 'VERIFICATION', 'HANDLING', 'PUBLICATION', 'UNMASKING', 'CODE_REPLACEMENT',
  'NOTIFICATION', 'SEARCH', 'INDEXING')) not valid;

-- Makes a reporter findable, by the name's hash and by those of the contacts that are kept anyway.
create function vault.make_findable(p_pseudonym varchar, p_name_hash varchar) returns boolean
  language sql volatile security definer set search_path = vault, pg_temp
  as $$
  insert into vault.search_key (kind, hash, pseudonym)
    select k.kind, k.hash, p_pseudonym
      from (select 'NAME' as kind, p_name_hash as hash
        union all select 'EMAIL', r.email_hash from vault.reporter r where r.pseudonym = p_pseudonym
        union all select 'PHONE', r.phone_hash from vault.reporter r where r.pseudonym = p_pseudonym) k
      where k.hash is not null
    on conflict do nothing;
  select true;
$$;

-- Who has this name, address or number, the latest first. The records come first, as in vault.read.
create function vault.search(p_kind varchar, p_hash varchar, p_actor varchar)
  returns table (pseudonym varchar)
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
declare
  v_found varchar[];
begin
  select array_agg(x.pseudonym) into v_found from (
    select k.pseudonym from vault.search_key k join vault.reporter r on r.pseudonym = k.pseudonym
      where k.kind = p_kind and k.hash = p_hash order by r.stored_at desc, r.pseudonym limit 50) x;
  insert into vault.access_record (pseudonym, actor, purpose)
    select f, p_actor, 'SEARCH' from unnest(v_found) f;
  return query select f::varchar from unnest(v_found) f;
end $$;

-- The names of those who were kept before and cannot be found yet; read to make the hash of each.
create function vault.not_findable(p_pseudonyms varchar[], p_actor varchar)
  returns table (pseudonym varchar, name varchar)
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
begin
  if cardinality(p_pseudonyms) > 100 then
    raise exception 'At most 100 identities at once' using errcode = 'program_limit_exceeded';
  end if;
  return query
    with old as (
      select r.pseudonym, r.name from vault.reporter r where r.pseudonym = any (p_pseudonyms)
        and not exists (select 1 from vault.search_key k where k.pseudonym = r.pseudonym)),
    recorded as (
      insert into vault.access_record (pseudonym, actor, purpose)
        select o.pseudonym, p_actor, 'INDEXING' from old o where o.name is not null)
    select o.pseudonym, o.name from old o;
end $$;

revoke all on function vault.forget_search_keys(), vault.make_findable(varchar, varchar),
  vault.search(varchar, varchar, varchar), vault.not_findable(varchar[], varchar) from public;
grant execute on function vault.make_findable(varchar, varchar),
  vault.search(varchar, varchar, varchar), vault.not_findable(varchar[], varchar) to lapor_app;

reset role;

create index report_pseudonym on lapor.report (pseudonym) where pseudonym is not null;

-- How far the reports of before have been made findable, by words and by who sent them; the row goes
-- when all are.
create table lapor.findable_progress (
  id smallint primary key check (id = 1),
  last_report bigint not null,
  up_to bigint not null
);
grant select, update, delete on lapor.findable_progress to lapor_app;
insert into lapor.findable_progress
  select 1, 0, max(id) from lapor.report having max(id) is not null;
