-- How many messages may go to the queue of a channel before the broker is asked how many lie in it, and since when
-- messages wait in the outbox because there are too many.
alter table lapor.channel
  add column room integer check (room >= 0),
  add column held_since timestamptz;
grant update (room, held_since) on lapor.channel to lapor_app;
