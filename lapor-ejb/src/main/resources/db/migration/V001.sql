-- What the system knows before anybody reports: institutions, regions, categories, holidays, limits.
-- All of it has validity dates, because cabinets, provinces and regulations change.
-- Search needs the extension pg_trgm of V000.

grant usage on schema lapor to lapor_app;

-- One row for each kind of reference data; grows whenever a row of that kind changes.
create table reference_version (
  kind varchar(32) primary key,
  version bigint not null default 0
);
grant select on reference_version to lapor_app;

insert into reference_version (kind) values ('institution'), ('region'), ('category');

-- Which version of the reference files was loaded last.
create table reference_load (
  id integer primary key check (id = 1),
  digest varchar(64) not null,
  loaded_at timestamptz not null
);
grant select, insert, update on reference_load to lapor_app;

-- Runs as the owner, so that nobody else can write versions.
create function touch_reference() returns trigger
  language plpgsql security definer set search_path = lapor, pg_temp as
$$
begin
  update reference_version set version = version + 1 where kind = tg_table_name;
  return null;
end
$$;

create table region (
  code varchar(5) collate "C" primary key check (code ~ '^\d\d(\.\d\d)?$'),
  name varchar(120) not null,
  name_en varchar(120) not null,
  type varchar(16) not null check (type in ('PROVINCE', 'REGENCY', 'CITY')),
  parent_code varchar(5) collate "C" references region,
  zone varchar(16) not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  search_text text generated always as
    (lower(name || E'\n' || name_en || E'\n' || code)) stored,
  check ((type = 'PROVINCE') = (parent_code is null))
);
create index region_parent on region (parent_code);
grant select, insert, update on region to lapor_app;

create trigger region_touch after insert or update or delete on region
  for each statement execute function touch_reference();

create sequence institution_seq start with 50 increment by 50;
grant usage on sequence institution_seq to lapor_app;

-- Every node of the tree, from a ministry down to its smallest office.
-- path: the ids from the root to the row itself, each between slashes; a subtree is a prefix.
create table institution (
  id bigint primary key,
  version bigint not null default 0,
  code varchar(40) collate "C" not null unique check (code ~ '^[a-z0-9-]{2,40}$'),
  name varchar(200) not null check (name <> ''),
  name_en varchar(200) not null check (name_en <> ''),
  abbreviation varchar(40),
  type varchar(16) not null check (type in ('MINISTRY', 'COORD_MINISTRY', 'LPNK', 'LNS',
    'STATE_BODY', 'PROVINCE', 'REGENCY', 'CITY', 'BUMN', 'BUMD', 'UNIVERSITY', 'MISSION', 'UNIT')),
  parent_id bigint references institution,
  path varchar(400) collate "C" not null unique,
  zone varchar(16) not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  region_code varchar(5) collate "C" references region,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  search_text text generated always as (lower(name || E'\n' || name_en || E'\n'
    || coalesce(abbreviation, '') || E'\n' || code)) stored,
  check (type <> 'UNIT' or parent_id is not null),
  check (parent_id <> id)
);
create index institution_parent on institution (parent_id);
create index institution_region on institution (region_code);
-- Without a list of pending entries: it is read far more often than written.
create index institution_search on institution using gin (search_text gin_trgm_ops)
  with (fastupdate = off);
grant select, insert, update on institution to lapor_app;

create trigger institution_touch after insert or update or delete on institution
  for each statement execute function touch_reference();

create sequence category_seq start with 50 increment by 50;
grant usage on sequence category_seq to lapor_app;

-- What reports are about, in three levels. Names repeat across topics; the code is the key.
create table category (
  id bigint primary key,
  version bigint not null default 0,
  code varchar(60) collate "C" not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  name varchar(160) not null check (name <> ''),
  name_en varchar(160) not null check (name_en <> ''),
  parent_id bigint references category,
  position integer not null check (position >= 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  search_text text generated always as
    (lower(name || E'\n' || name_en || E'\n' || code)) stored,
  check (parent_id <> id)
);
create index category_parent on category (parent_id);
grant select, insert, update on category to lapor_app;

create trigger category_touch after insert or update or delete on category
  for each statement execute function touch_reference();

create sequence holiday_seq start with 50 increment by 50;
grant usage on sequence holiday_seq to lapor_app;

-- Days on which the government does not work, beside Saturdays and Sundays.
create table holiday (
  id bigint primary key,
  version bigint not null default 0,
  day date not null,
  name varchar(160) not null,
  kind varchar(16) not null check (kind in ('NATIONAL_HOLIDAY', 'JOINT_LEAVE', 'ELECTION_DAY')),
  status varchar(16) not null check (status in ('DECREED', 'TENTATIVE')),
  source varchar(200) not null,
  unique (day, name)
);
grant select, insert, update, delete on holiday to lapor_app;

create sequence time_limit_seq start with 50 increment by 50;
grant usage on sequence time_limit_seq to lapor_app;

-- Legal limits as data. report_class is null where a limit holds for every class of report.
create table time_limit (
  id bigint primary key,
  version bigint not null default 0,
  regulation varchar(80) not null,
  report_class varchar(24) check (report_class in
    ('COMPLAINT', 'COMPLAINT_SUPERVISORY', 'ASPIRATION', 'INFORMATION_REQUEST')),
  timer varchar(16) not null check (timer in
    ('VERIFY', 'RESPOND', 'RESOLVE', 'COMPLETE_INFO', 'AUTO_CLOSE')),
  amount integer not null check (amount between 1 and 366),
  unit varchar(16) not null check (unit in ('WORKING_DAY', 'CALENDAR_DAY')),
  legal_source varchar(300) not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  unique nulls not distinct (timer, report_class, valid_from)
);
grant select, insert, update on time_limit to lapor_app;

create sequence deadline_seq start with 50 increment by 50;
grant usage on sequence deadline_seq to lapor_app;

-- Clocks that run, or have run, on reports. The rule is copied, so that a later change of the law
-- does not change what was promised. report_id and handoff_id are ids of a layer that lies above.
create table deadline (
  id bigint primary key,
  version bigint not null default 0,
  report_id bigint not null,
  handoff_id bigint,
  timer varchar(16) not null check (timer in
    ('VERIFY', 'RESPOND', 'RESOLVE', 'COMPLETE_INFO', 'AUTO_CLOSE')),
  report_class varchar(24) not null check (report_class in
    ('COMPLAINT', 'COMPLAINT_SUPERVISORY', 'ASPIRATION', 'INFORMATION_REQUEST')),
  regulation varchar(80) not null,
  amount integer not null check (amount between 1 and 366),
  unit varchar(16) not null check (unit in ('WORKING_DAY', 'CALENDAR_DAY')),
  legal_source varchar(300) not null,
  zone varchar(16) not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  started_at timestamptz not null,
  due_at timestamptz not null check (due_at > started_at),
  state varchar(16) not null check (state in ('RUNNING', 'MET', 'MISSED', 'CANCELLED')),
  ended_at timestamptz,
  check (state <> 'RUNNING' or ended_at is null),
  check (state not in ('MET', 'CANCELLED') or ended_at is not null)
);
create index deadline_report on deadline (report_id);
create index deadline_due on deadline (timer, due_at, id) where state = 'RUNNING';
create index deadline_outstanding on deadline (due_at, id) where ended_at is null;
grant select, insert, update on deadline to lapor_app;
