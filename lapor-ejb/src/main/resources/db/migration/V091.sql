-- What a public report can be looked for by, besides its words: all that narrows the list, and the
-- times of its receipt in pieces of 1, 8, 64 and 512 days. In one index with the words, so that the
-- database meets them all there and reads no report that lacks one of them.
create function lapor.report_keys(
    type text, status text, lead bigint, category bigint, region text, received timestamptz)
  returns text[]
  language sql immutable parallel safe
  return array[
    'type:' || type,
    'status:' || status,
    'lead:' || coalesce(lead::text, ''),
    'category:' || coalesce(category::text, ''),
    'region:' || coalesce(left(region, 2), ''),
    'region:' || coalesce(left(region, 5), ''),
    'region:' || coalesce(left(region, 8), ''),
    'region:' || coalesce(region, ''),
    'd1:' || floor(extract(epoch from received) / 86400)::bigint::text,
    'd8:' || floor(extract(epoch from received) / (8 * 86400))::bigint::text,
    'd64:' || floor(extract(epoch from received) / (64 * 86400))::bigint::text,
    'd512:' || floor(extract(epoch from received) / (512 * 86400))::bigint::text];
grant execute on function lapor.report_keys to lapor_app;

-- Every search reads the list of pending entries through, so it is kept short.
drop index lapor.report_search;
create index report_search on lapor.report using gin (
  search,
  lapor.report_keys(type, status, lead_institution_id, category_id, region_code, received_at))
  with (gin_pending_list_limit = 256) where published;
