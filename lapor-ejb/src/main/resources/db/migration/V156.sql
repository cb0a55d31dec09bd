-- Messages are called by what they say. What waits in the outbox goes out in the new words; what lies in a queue is
-- read in the old ones too.
alter table lapor.outbox_message drop constraint outbox_message_type_check;
update lapor.outbox_message set
  type = case type when 'HANDOFF_OFFERED' then 'OFFER' when 'HANDOFF_WITHDRAWN' then 'WITHDRAWAL'
    when 'REPLY_ADDED' then 'REPLY' when 'REPORT_COMPLETED' then 'COMPLETION' else type end,
  payload = case when payload::jsonb ? 'report'
    then (payload::jsonb - 'report' || jsonb_build_object('trackingId', payload::jsonb -> 'report'))::text
    else payload end;
alter table lapor.outbox_message add constraint outbox_message_type_check check (type in (
  'OFFER', 'WITHDRAWAL', 'REROUTE', 'REPLY', 'DEADLINE', 'ESCALATION', 'COMPLETION', 'ACK', 'REFUSAL', 'VOID'));
update lapor.outbox_delivery set
  type = case type when 'HANDOFF_OFFERED' then 'OFFER' when 'HANDOFF_WITHDRAWN' then 'WITHDRAWAL'
    when 'REPLY_ADDED' then 'REPLY' when 'REPORT_COMPLETED' then 'COMPLETION' else type end
where type in ('HANDOFF_OFFERED', 'HANDOFF_WITHDRAWN', 'REPLY_ADDED', 'REPORT_COMPLETED');
