-- An offer that nobody takes up is waited for by working hours. How many is a rule of whoever runs
-- the channel, kept with the limits of the law; it is no clock of any report.
alter table lapor.time_limit
  drop constraint time_limit_timer_check,
  add constraint time_limit_timer_check check (timer in
    ('VERIFY', 'RESPOND', 'RESOLVE', 'COMPLETE_INFO', 'AUTO_CLOSE', 'TAKE_UP')),
  drop constraint time_limit_unit_check,
  add constraint time_limit_unit_check check (unit in
    ('WORKING_DAY', 'CALENDAR_DAY', 'WORKING_HOUR')),
  add constraint time_limit_unit_of_timer check ((timer = 'TAKE_UP') = (unit = 'WORKING_HOUR'));

-- When an offer went out for the last time, and when and how often its institution was reminded.
-- None of it is a decision: the version of the hand-off stays.
alter table lapor.handoff
  add column last_sent_at timestamptz,
  add column reminded_at timestamptz,
  add column reminders integer not null default 0 check (reminders >= 0);
