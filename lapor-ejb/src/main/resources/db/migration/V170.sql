-- What comes late about a report that was erased may quote it: messages that nobody could take, and
-- receipts that nobody believes, lie below what knows of reports. They are noted without their bytes.
create function lapor.forget_late_letter() returns trigger
  language plpgsql set search_path = lapor, pg_temp
  as $$
begin
  if exists (select from handoff h join report r on r.id = h.report_id
      where h.uuid = new.handoff_id and r.erased_at is not null) then
    new.body := null;
  end if;
  return new;
end $$;
create trigger dead_letter_late before insert on lapor.dead_letter
  for each row when (new.body is not null and new.handoff_id is not null)
  execute function lapor.forget_late_letter();

create function lapor.forget_late_receipt() returns trigger
  language plpgsql set search_path = lapor, pg_temp
  as $$
begin
  if exists (select from sent_message s join handoff h on h.uuid = s.handoff_id
      join report r on r.id = h.report_id
      where s.message_id = new.message_id and r.erased_at is not null) then
    new.body := null;
  end if;
  return new;
end $$;
create trigger exchange_receipt_late before insert on lapor.exchange_receipt
  for each row when (new.outcome = 'QUARANTINED' and new.body is not null and new.message_id is not null)
  execute function lapor.forget_late_receipt();
