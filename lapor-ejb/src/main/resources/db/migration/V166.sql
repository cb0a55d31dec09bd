-- A system hears of what people of its institution did in the portal.
alter table lapor.outbox_message drop constraint outbox_message_type_check;
alter table lapor.outbox_message add constraint outbox_message_type_check check (type in (
  'OFFER', 'WITHDRAWAL', 'REROUTE', 'REPLY', 'DEADLINE', 'TRANSITION', 'ESCALATION', 'COMPLETION', 'ACK', 'REFUSAL', 'VOID'));
