-- Officers search in all texts of a report that whoever sees it may read: the reporter's own, the
-- public ones, and what was said since, internal notes and published answers included. Drafts of
-- answers are not among them: other institutions on the report do not read those. The words stand
-- apart from the report, so that its many changes do not write them anew.
create table lapor.staff_words (
  report_id bigint primary key references lapor.report on delete cascade,
  received_at timestamptz not null,
  words tsvector not null
);
grant select, insert, update, delete on lapor.staff_words to lapor_app;

-- The texts in the content of an event, which is JSON.
create function lapor.event_text(content text) returns text
  language plpgsql immutable parallel safe set search_path = lapor, pg_temp
  as $$
begin
  return (select string_agg(v.value, ' ') from jsonb_each_text(content::jsonb) v);
exception when data_exception then
  return content;
end $$;

-- Whether the text of such an event can be found: not the drafts, and not the report itself again.
create function lapor.is_findable(event_type text) returns boolean
  language sql immutable parallel safe
  return event_type not in ('SUBMITTED', 'ANSWER_DRAFTED', 'ANSWER_APPROVED', 'ANSWER_SENT_BACK');

-- What was said about a report, the oldest first.
create function lapor.said_of(p_report bigint) returns text
  language sql stable set search_path = lapor, pg_temp
  as $$
  select string_agg(event_text(c.text), ' ' order by e.sequence)
    from report_event e join event_content c on c.event_id = e.id
    where e.report_id = p_report and is_findable(e.type);
$$;

-- Writes the words of a report anew.
create function lapor.remember_words(p_report bigint) returns void
  language sql volatile set search_path = lapor, pg_temp
  as $$
  insert into staff_words (report_id, received_at, words)
    select r.id, r.received_at, to_tsvector('pg_catalog.indonesian', concat_ws(' ',
        r.original_title, r.original_body, r.public_title, r.public_text, left(said_of(r.id), 200000)))
      from report r where r.id = p_report
    on conflict (report_id) do update set received_at = excluded.received_at, words = excluded.words;
$$;

create function lapor.words_of_report() returns trigger
  language plpgsql set search_path = lapor, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into staff_words (report_id, received_at, words)
      values (new.id, new.received_at, to_tsvector('pg_catalog.indonesian', concat_ws(' ',
        new.original_title, new.original_body, new.public_title, new.public_text)));
  else
    perform remember_words(new.id);
  end if;
  return null;
end $$;
create trigger report_words after insert or update of
    original_title, original_body, public_title, public_text, received_at
  on lapor.report for each row execute function lapor.words_of_report();

-- What is said is added; what is erased is taken out by writing the rest anew.
create function lapor.words_of_event() returns trigger
  language plpgsql set search_path = lapor, pg_temp
  as $$
declare
  v_report bigint;
  v_type text;
begin
  select e.report_id, e.type into v_report, v_type
    from report_event e where e.id = coalesce(new.event_id, old.event_id);
  if not is_findable(v_type) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    update staff_words set words = words || to_tsvector('pg_catalog.indonesian', event_text(new.text))
      where report_id = v_report and length(words) < 20000;
    if found then
      return null;
    end if;
  end if;
  perform remember_words(v_report);
  return null;
end $$;
create trigger event_words after insert or update or delete
  on lapor.event_content for each row execute function lapor.words_of_event();

-- When a report was received, in the pieces of time of report_keys.
create function lapor.receipt_keys(received timestamptz) returns text[]
  language sql immutable parallel safe
  return array[
    'd1:' || floor(extract(epoch from received) / 86400)::bigint::text,
    'd8:' || floor(extract(epoch from received) / (8 * 86400))::bigint::text,
    'd64:' || floor(extract(epoch from received) / (64 * 86400))::bigint::text,
    'd512:' || floor(extract(epoch from received) / (512 * 86400))::bigint::text];

create index staff_words_search on lapor.staff_words using gin (
  words, lapor.receipt_keys(received_at))
  with (gin_pending_list_limit = 256);

grant execute on function lapor.event_text, lapor.is_findable, lapor.said_of, lapor.remember_words,
  lapor.receipt_keys to lapor_app;
