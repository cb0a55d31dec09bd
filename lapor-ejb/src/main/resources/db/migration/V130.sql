-- Open pages are told of what happened in the last seconds. Events are written in the order of time,
-- so a summary of each stretch of the table finds the newest, and costs next to nothing.
create index report_event_at on lapor.report_event using brin (at)
  with (pages_per_range = 16, autosummarize = on);
