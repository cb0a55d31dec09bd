-- Public reports of a status that few of them have: without it the list looks at nearly all of them.
create index report_published_status on lapor.report (status, received_at desc, id desc)
  where published and status <> 'COMPLETED';
