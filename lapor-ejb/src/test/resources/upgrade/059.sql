-- What an installation at version 059 held: one report with its chain as that version wrote it,
-- a hand-off, an identity, a promised message and a notice that was sent.

insert into lapor.report
  (id, turn, type, status, channel, version, imported, anonymous, pseudonym, published, consent_at,
   received_at, supervisory, tracking_id, confidential, reopen_count, return_count, incident_date,
   original_body, original_title, consent_version)
values
  (1, 'INSTITUTION', 'COMPLAINT', 'SUBMITTED', 'WEB', 1, false, false, '11111111-2222-4333-8444-555555555555', false,
   '2026-03-02T02:00:00+00:00', '2026-03-02T02:00:00+00:00', false, '8063608262', false, 0, 0, '2026-02-27',
   'Lampu jalan di depan pasar padam sejak dua minggu.', 'Lampu jalan padam', '2026-01');

insert into lapor.report_event
  (at, id, data, hash, type, actor, sequence, report_id, actor_role, previous_hash)
values
  ('2026-03-02T02:00:00+00:00', 1, '{}', 'e25ed6ed2f06b5d8b06ae27904f8bb8b0f1940400b1af90af7b7c35292cdfa65',
   'SUBMITTED', 'reporter', 1, 1, 'REPORTER',
   '0000000000000000000000000000000000000000000000000000000000000000');

insert into lapor.report_event
  (at, id, data, hash, type, actor, sequence, report_id, actor_role, previous_hash, content_digest)
values
  ('2026-03-02T02:00:00+00:00', 2, '{}', 'f3e4225740362c397b320be86cdc8de46d04d933d5a5566b3dc4184dd0869144',
   'REPLIED', 'reporter', 2, 1, 'REPORTER',
   'e25ed6ed2f06b5d8b06ae27904f8bb8b0f1940400b1af90af7b7c35292cdfa65',
   '2409bb16fa9b1ad640453e77868a8d47800ec0cf5d386c5b909ce04609d8a403');

insert into lapor.event_content
  (salt, text, event_id)
values
  ('1a7faf6de7942cb3e92ccc9bbd57b4e0', '{"text":"Lampunya masih padam."}', 2);

select vault.store('11111111-2222-4333-8444-555555555555', 'nama', 'surel', null, null, 'hash', null);

insert into lapor.region (code, name, name_en, type, parent_code, zone) values
  ('35', 'Jawa Timur', 'East Java', 'PROVINCE', null, 'Asia/Jakarta'),
  ('35.78', 'Kota Surabaya', 'Surabaya', 'CITY', '35', 'Asia/Jakarta');

insert into lapor.institution
  (id, code, name, name_en, type, path, zone, region_code, valid_from)
values (1, 'kota-uji', 'Kota Uji', 'Kota Uji', 'CITY', '/1/', 'Asia/Jakarta', '35.78',
  '2024-01-01');

insert into lapor.account (id, user_name, title, password_hash, created_at)
values (1, 'uji', 'Petugas', '$argon2id$uji', '2026-03-02T00:00:00Z');

insert into lapor.handoff
  (id, version, uuid, report_id, institution_id, role, status, binding, offered_at)
select 1, 1, 'an-offer', r.id, 1, 'LEAD', 'DELIVERED', true, '2026-03-02T00:00:00Z'
from lapor.report r;

insert into lapor.outbox_message
  (id, message_id, channel_id, sequence, epoch, type, handoff_id, payload, promised_at)
select 1, 'a-message', c.id, 1, 1, 'HANDOFF_OFFERED', 'an-offer', '{}', now()
from lapor.channel c;

insert into lapor.notice_delivery
  (id, message_id, report_id, kind, channel, attempt, outcome, at)
select 1, 'a-notice', r.id, 'CODE_REPLACEMENT', 'EMAIL', 1, 'SENT', now()
from lapor.report r;

-- As after the first use of each
select nextval('lapor.report_seq'), nextval('lapor.report_event_seq'), nextval('lapor.handoff_seq');
