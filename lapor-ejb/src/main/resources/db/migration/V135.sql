-- Who read an identity, a page at a time, for those who watch over it. That a reporter looked at
-- their own report is nobody else's business.
set role lapor_vault;

create function vault.readings(p_pseudonym varchar, p_before bigint, p_most integer)
  returns table (id bigint, at timestamptz, actor varchar, purpose varchar)
  language sql stable security definer set search_path = vault, pg_temp
  as $$
  select a.id, a.at, a.actor, a.purpose from vault.access_record a
    where a.pseudonym = p_pseudonym and a.purpose <> 'OWN_VIEW'
      and (p_before is null or a.id < p_before)
    order by a.id desc limit least(p_most, 100);
$$;

revoke all on function vault.readings(varchar, bigint, integer) from public;
grant execute on function vault.readings(varchar, bigint, integer) to lapor_app;

reset role;
