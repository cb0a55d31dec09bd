-- Support for public reports, and the points of those that gave one.

-- How many people stand behind a report.
create table lapor.report_support (
  report_id bigint primary key references lapor.report,
  supports integer not null check (supports >= 0)
);
grant select, insert, update on lapor.report_support to lapor_app;

-- Who supported what, so that nobody counts twice: keyed hashes of a random cookie and of where it
-- came from, which tell nothing about a person. After 90 days they go and the count stays.
create table lapor.report_supporter (
  report_id bigint not null references lapor.report,
  supporter_hash char(64) collate "C" not null,
  source_hash varchar(64) collate "C" not null,
  supported_on date not null,
  primary key (report_id, supporter_hash)
);
create index report_supporter_source on lapor.report_supporter (report_id, source_hash);
create index report_supporter_day on lapor.report_supporter (supported_on);
grant select, insert, delete on lapor.report_supporter to lapor_app;

-- Public points, the newest first: of the whole country, and of each square of a tenth of a degree.
create index report_point on lapor.report (received_at desc, id desc)
  where published and lat is not null and lon is not null;
create index report_square on lapor.report
  ((floor(lat * 10)::integer), (floor(lon * 10)::integer), received_at desc, id desc)
  where published and lat is not null and lon is not null;
