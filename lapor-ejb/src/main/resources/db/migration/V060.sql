-- Districts and villages, and reference data that comes from files of the operator.

-- The text that is searched is made of the code, so the code can only become longer without it.
drop index if exists lapor.region_search;
alter table lapor.region drop column search_text;
alter table lapor.region drop constraint region_code_check;
alter table lapor.region drop constraint region_type_check;
alter table lapor.institution drop constraint institution_region_code_fkey;
alter table lapor.region drop constraint region_parent_code_fkey;
alter table lapor.region alter column code type varchar(13) collate "C";
alter table lapor.region alter column parent_code type varchar(13) collate "C";
alter table lapor.institution alter column region_code type varchar(13) collate "C";
alter table lapor.region
  add constraint region_code_check check (code ~ '^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$'),
  add constraint region_type_check check (case length(code)
    when 2 then type = 'PROVINCE'
    when 5 then type in ('REGENCY', 'CITY')
    when 8 then type = 'DISTRICT'
    else type = 'VILLAGE' end),
  -- The code says what a region lies in.
  add constraint region_parent_check check (parent_code is not distinct from case length(code)
    when 2 then null when 5 then left(code, 2) when 8 then left(code, 5) else left(code, 8) end),
  add constraint region_parent_code_fkey foreign key (parent_code) references lapor.region;
alter table lapor.institution
  add constraint institution_region_code_fkey foreign key (region_code) references lapor.region;
alter table lapor.region add column search_text text generated always as
  (lower(name || E'\n' || name_en || E'\n' || code)) stored;
-- With a list of pending entries: 84,000 villages go in at once, and hardly ever after.
create index region_search on lapor.region using gin (search_text gin_trgm_ops);
-- The regions that every form shows: 38 provinces and 514 regencies and cities.
create index region_coarse on lapor.region (code) where length(code) <= 5;

-- What an operator imported is not set back by the files of the next build.
alter table lapor.region add column imported boolean not null default false;
alter table lapor.institution add column imported boolean not null default false;
alter table lapor.category add column imported boolean not null default false;

-- An import puts its lines into a table of its own transaction, to check them against each other.
do $$
begin
  execute format('grant temporary on database %I to lapor_app', current_database());
end
$$;

-- What was done to many at once: counts, and the digest of the file.
alter table lapor.administration_entry add column detail varchar(200);
