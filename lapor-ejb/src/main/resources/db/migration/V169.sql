-- Erasure of reports (UU 27/2022, arts. 43 and 44), and the hold that keeps one from being erased.

-- After an erasure number, state, times, region, category, institutions, clocks and the chain of
-- events are left; what somebody wrote is not, and nobody can write it back.
alter table lapor.report
  add column erased_at timestamptz,
  add column erasure_ground varchar(24) collate "C" check (erasure_ground in
    ('NO_LONGER_NEEDED', 'CONSENT_WITHDRAWN', 'REQUESTED', 'UNLAWFUL', 'RETENTION_OVER')),
  add column held_since timestamptz,
  add constraint report_erasure check ((erased_at is null) = (erasure_ground is null)) not valid,
  add constraint report_erased_under_no_hold check (erased_at is null or held_since is null) not valid,
  add constraint report_erased_says_nothing check (erased_at is null or (
    original_title = '' and original_body = '' and incident_date is null
    and public_title is null and public_text is null and not published
    and take_down_reason is null and address is null and lat is null and lon is null
    and published_name is null and access_code_hash is null and rating_comment is null)) not valid;
create index report_erased on lapor.report (erased_at, id) where erased_at is not null;

grant delete on lapor.attachment, lapor.notice_subscription to lapor_app;

alter table lapor.outbox_message drop constraint outbox_message_type_check;
alter table lapor.outbox_message add constraint outbox_message_type_check check (type in (
  'OFFER', 'WITHDRAWAL', 'REROUTE', 'REPLY', 'DEADLINE', 'TRANSITION', 'ESCALATION', 'COMPLETION',
  'ERASURE', 'ACK', 'REFUSAL', 'VOID'));

-- Why a report was erased or held is read by national roles alone, and found by nobody's words.
create or replace function lapor.is_findable(event_type text) returns boolean
  language sql immutable parallel safe
  return event_type not in ('SUBMITTED', 'ANSWER_DRAFTED', 'ANSWER_APPROVED', 'ANSWER_SENT_BACK',
    'ERASED', 'HOLD_PLACED', 'HOLD_LIFTED');

-- An erased report has no words, whatever is written or deleted about it afterwards.
create or replace function lapor.remember_words(p_report bigint) returns void
  language sql volatile set search_path = lapor, pg_temp
  as $$
  insert into staff_words (report_id, received_at, words)
    select r.id, r.received_at, to_tsvector('pg_catalog.indonesian', concat_ws(' ',
        r.original_title, r.original_body, r.public_title, r.public_text, left(said_of(r.id), 200000)))
      from report r where r.id = p_report and r.erased_at is null
    on conflict (report_id) do update set received_at = excluded.received_at, words = excluded.words;
$$;

create or replace function lapor.words_of_report() returns trigger
  language plpgsql set search_path = lapor, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into staff_words (report_id, received_at, words)
      values (new.id, new.received_at, to_tsvector('pg_catalog.indonesian', concat_ws(' ',
        new.original_title, new.original_body, new.public_title, new.public_text)));
  elsif new.erased_at is not null then
    delete from staff_words where report_id = new.id;
  else
    perform remember_words(new.id);
  end if;
  return null;
end $$;

-- Forgets one reporter. That somebody did is recorded first; the record of who read stays.
set role lapor_vault;

alter table vault.access_record drop constraint access_record_purpose_check;
alter table vault.access_record add constraint access_record_purpose_check check (purpose in (
  'OWN_VIEW', 'VERIFICATION', 'HANDLING', 'PUBLICATION', 'UNMASKING', 'CODE_REPLACEMENT',
  'NOTIFICATION', 'SEARCH', 'INDEXING', 'ERASURE')) not valid;

create function vault.erase(p_pseudonym varchar, p_actor varchar) returns boolean
  language plpgsql volatile security definer set search_path = vault, pg_temp
  as $$
begin
  insert into vault.access_record (pseudonym, actor, purpose)
    select r.pseudonym, p_actor, 'ERASURE'
      from vault.reporter r where r.pseudonym = p_pseudonym;
  delete from vault.search_key where pseudonym = p_pseudonym;
  update vault.reporter set name = null, email = null, phone = null, national_id = null,
      email_hash = null, phone_hash = null
    where pseudonym = p_pseudonym;
  return found;
end $$;

-- As before; that an identity was erased is no reading of it.
create or replace function vault.readings(p_pseudonym varchar, p_before bigint, p_most integer)
  returns table (id bigint, at timestamptz, actor varchar, purpose varchar)
  language sql stable security definer set search_path = vault, pg_temp
  as $$
  select a.id, a.at, a.actor, a.purpose from vault.access_record a
    where a.pseudonym = p_pseudonym and a.purpose not in ('OWN_VIEW', 'ERASURE')
      and (p_before is null or a.id < p_before)
    order by a.id desc limit least(p_most, 100);
$$;

revoke all on function vault.erase(varchar, varchar) from public;
grant execute on function vault.erase(varchar, varchar) to lapor_app;

reset role;
