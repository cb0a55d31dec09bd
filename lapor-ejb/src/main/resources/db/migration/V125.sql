-- What a report that is looked at may be the same as: among the open ones alone, so that the search
-- stays as small as the work at hand, however much has been closed. By district, by square of a
-- hundredth of a degree, and by the words of the reporter (most are not public yet).
create index report_open_district on lapor.report (left(region_code, 8), received_at desc, id desc)
  where status in ('SUBMITTED', 'PENDING_INFO', 'ROUTED', 'IN_PROGRESS', 'RETURNED');
create index report_open_square on lapor.report
  ((floor(lat * 100)::integer), (floor(lon * 100)::integer), received_at desc, id desc)
  where status in ('SUBMITTED', 'PENDING_INFO', 'ROUTED', 'IN_PROGRESS', 'RETURNED')
    and lat is not null and lon is not null;
create index report_open_words on lapor.report
  using gin (to_tsvector('indonesian', original_title || ' ' || original_body))
  with (gin_pending_list_limit = 256)
  where status in ('SUBMITTED', 'PENDING_INFO', 'ROUTED', 'IN_PROGRESS', 'RETURNED');
