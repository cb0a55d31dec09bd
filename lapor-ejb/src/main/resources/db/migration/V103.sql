-- What an institution answered lately: its supervisors' board looks at the last thirty days alone.
create index handoff_answered on lapor.handoff (institution_id, answered_at)
  where answered_at is not null;
