-- Messages: channels, the outbox, what was sent, what was received.

-- What is kept for a while only: tables in partitions by month, and for how many days a row is kept.
create table monthly_table (
  name varchar(40) primary key,
  keep_days integer not null check (keep_days between 1 and 3650)
);

create sequence channel_seq start with 50 increment by 50;

-- One numbered line of messages. The row is held (for no key update) by whoever numbers or sends,
-- which leaves promising alone: its foreign key asks for a key share only.
create table channel (
  id bigint primary key,
  code varchar(40) not null unique check (code ~ '^[a-z0-9-]{2,40}$'),
  institution_id bigint unique references institution (id),
  address varchar(48) not null unique,
  next_sequence bigint not null check (next_sequence >= 1),
  failures integer not null default 0 check (failures >= 0),
  retry_at timestamptz,
  last_error varchar(500)
);

insert into channel (id, code, address, next_sequence)
values (nextval('channel_seq'), 'portal', 'handoff.portal', 1);

-- Drawn one at a time: the order of the ids is the order of the promises on all nodes.
create sequence outbox_message_seq;

create table outbox_message (
  id bigint primary key,
  message_id varchar(36) not null unique,
  channel_id bigint not null references channel (id),
  sequence bigint check (sequence >= 1),
  type varchar(24) not null
    check (type in ('HANDOFF_OFFERED', 'HANDOFF_WITHDRAWN', 'REPLY_ADDED', 'REPORT_COMPLETED', 'VOID')),
  handoff_id varchar(36) not null,
  repeats varchar(36),
  payload text not null,
  promised_at timestamptz not null,
  unique (channel_id, sequence)
);

create index outbox_message_unstamped on outbox_message (channel_id, id) where sequence is null;

-- What the broker has committed. A row is written when its message is struck off the outbox.
create table outbox_delivery (
  message_id varchar(36) not null,
  sent_on date not null default current_date,
  channel_id bigint not null,
  sequence bigint not null,
  type varchar(24) not null,
  handoff_id varchar(36) not null,
  promised_at timestamptz not null,
  sent_at timestamptz not null,
  primary key (message_id, sent_on)
) partition by range (sent_on);

create index outbox_delivery_handoff on outbox_delivery (handoff_id);

-- What was received and took effect. The day is the database's own: there is always a partition.
create table inbox_message (
  message_id varchar(36) not null,
  received_on date not null default current_date,
  received_at timestamptz not null,
  primary key (message_id, received_on)
) partition by range (received_on);

insert into monthly_table (name, keep_days) values ('outbox_delivery', 90), ('inbox_message', 90);

-- Makes the partitions of the month of a day and of the two that follow, and drops those whose last
-- row is older than the table keeps rows. Answers how many it dropped.
create function keep_monthly_tables(as_of date) returns integer
language plpgsql as $$
declare
  kept record;
  part record;
  month date;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('keep_monthly_tables'));
  for kept in select name, keep_days from monthly_table order by name loop
    for ahead in 0..2 loop
      month := (date_trunc('month', as_of) + make_interval(months => ahead))::date;
      execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L)',
        kept.name || to_char(month, '_YYYYMM'), kept.name, month, (month + interval '1 month')::date);
    end loop;
    for part in
      select child.relname as name
      from pg_inherits
      join pg_class child on child.oid = pg_inherits.inhrelid
      where pg_inherits.inhparent = kept.name::regclass
        and child.relname ~ '_[0-9]{6}$'
        and to_date(right(child.relname, 6), 'YYYYMM') + interval '1 month' <= as_of - kept.keep_days
    loop
      execute format('drop table %I', part.name);
      dropped := dropped + 1;
    end loop;
  end loop;
  return dropped;
end
$$;

revoke execute on function keep_monthly_tables(date) from public;

-- The application may have the partitions kept as of today, and of no other day. A drop that must
-- wait for long gives up: receiving goes on, and the next sweep tries again.
create function keep_monthly_tables() returns integer
language sql security definer set search_path = lapor, pg_temp set lock_timeout = '5s'
as $$ select keep_monthly_tables(current_date) $$;

revoke execute on function keep_monthly_tables() from public;
grant execute on function keep_monthly_tables() to lapor_app;

select keep_monthly_tables();

grant select, insert on channel to lapor_app;
grant update (next_sequence, failures, retry_at, last_error) on channel to lapor_app;
grant usage on sequence channel_seq, outbox_message_seq to lapor_app;
grant select, insert, update, delete on outbox_message to lapor_app;
grant select, insert on outbox_delivery to lapor_app;
grant select, insert on inbox_message to lapor_app;
