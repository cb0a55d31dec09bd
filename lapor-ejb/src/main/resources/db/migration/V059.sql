-- A database that was put back to an earlier state would give numbers twice. Each channel therefore counts within an
-- epoch, and a restoration begins the next one.
alter table channel add column epoch integer not null default 1 check (epoch >= 1);
grant update (epoch) on channel to lapor_app;

alter table outbox_message add column epoch integer check (epoch >= 1);
update outbox_message set epoch = 1 where sequence is not null;
alter table outbox_message
  drop constraint outbox_message_channel_id_sequence_key,
  add unique (channel_id, epoch, sequence),
  add check ((epoch is null) = (sequence is null));

alter table outbox_delivery add column epoch integer not null default 1 check (epoch >= 1);

-- Each time the database or the broker was put back, by the operator's mark or by the database's own identity.
create table restoration (
  mark varchar(80) primary key,
  begun_at timestamptz not null,
  completed_at timestamptz
);

grant select, insert on restoration to lapor_app;
grant update (completed_at) on restoration to lapor_app;
