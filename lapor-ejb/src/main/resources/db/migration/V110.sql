-- Administration by pages: trees read node by node, people found by name, ends that can be undone.

create index institution_siblings on lapor.institution (parent_id, name, code);
create index account_search on lapor.account
  using gin ((lower(title) || E'\n' || (user_name collate "default")) gin_trgm_ops);
-- What still carries a category, and what was entered: whatever the past holds.
create index report_open_category on lapor.report (category_id)
  where category_id is not null
    and status in ('SUBMITTED', 'PENDING_INFO', 'ROUTED', 'IN_PROGRESS', 'RETURNED');

-- A role that ended because its institution ends goes on when that end is undone: as it was before.
alter table lapor.role_assignment
  add column ended_with_institution boolean not null default false,
  add column valid_to_before timestamptz,
  add check (valid_to_before is null or ended_with_institution),
  add check (not ended_with_institution or valid_to is not null);

-- Sessions that began before this moment count no more. A change of roles is one of the account.
alter table lapor.account
  add column sessions_from timestamptz,
  add column roles_changed_at timestamptz;

-- What was before a change, such as both names of an institution.
alter table lapor.administration_entry alter column detail type varchar(1000);
