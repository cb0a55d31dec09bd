-- How far up a limit that has passed was taken: 0 for nobody, up to 3. One row a level and clock is
-- told, so the level stands on the clock and is read with what is still owed.
alter table lapor.deadline add column escalation smallint not null default 0 check (escalation between 0 and 3);
create index deadline_escalating on lapor.deadline (escalation, due_at, id)
  where ended_at is null and state = 'MISSED' and handoff_id is not null and escalation < 3;

-- Whoever stands above the institution hears of it.
alter table lapor.work_news drop constraint work_news_target_check;
alter table lapor.work_news add constraint work_news_target_check check (target in
  ('INSTITUTION', 'PARENT', 'ABOVE', 'HOLDERS', 'DEADLINE', 'VERIFIERS'));
