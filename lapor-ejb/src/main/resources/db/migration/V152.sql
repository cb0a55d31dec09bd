-- What the broker said of each queue at the last look, and since when nobody takes what waits there.
create table lapor.queue_watch (
  channel_id bigint primary key references lapor.channel (id),
  waiting bigint not null,
  consumers integer not null,
  acknowledged bigint not null,
  looked_at timestamptz not null,
  consumed_at timestamptz,
  waiting_since timestamptz,
  silent_since timestamptz
);
create index queue_watch_silent on lapor.queue_watch (silent_since) where silent_since is not null;
grant select, insert, update on lapor.queue_watch to lapor_app;

-- How much went out in the last hour: rows are written in the order of time.
create index outbox_delivery_sent on lapor.outbox_delivery using brin (sent_at) with (pages_per_range = 16);
