-- The public keys of institutions' own systems: with the signing ones LAPOR checks what they say, for the encryption
-- ones it encrypts what only they may read. None is deleted and no number is given again: proofs outlive a key.
create sequence lapor.institution_key_seq start with 50 increment by 50;
create table lapor.institution_key (
  id bigint primary key,
  version bigint not null,
  institution_id bigint not null references lapor.institution (id),
  number integer not null check (number between 1 and 9999),
  kid varchar(48) collate "C" not null unique,
  purpose varchar(10) not null check (purpose in ('SIGNING', 'ENCRYPTION')),
  curve varchar(8) not null check (curve in ('Ed25519', 'P-256')),
  x varchar(43) collate "C" not null,
  y varchar(43) collate "C" check ((y is null) = (curve = 'Ed25519')),
  thumbprint varchar(43) collate "C" not null unique,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  unique (institution_id, number)
);
grant select, insert, update on lapor.institution_key to lapor_app;
grant usage on sequence lapor.institution_key_seq to lapor_app;

-- What an institution has to answer to show that it has the private part of a key. Used up by the answer.
create sequence lapor.key_challenge_seq start with 50 increment by 50;
create table lapor.key_challenge (
  id bigint primary key,
  institution_id bigint not null references lapor.institution (id),
  purpose varchar(10) not null check (purpose in ('SIGNING', 'ENCRYPTION')),
  curve varchar(8) not null,
  x varchar(43) collate "C" not null,
  y varchar(43) collate "C",
  text varchar(2000) not null,
  word_hash varchar(64) collate "C" check ((word_hash is null) = (purpose = 'SIGNING')),
  expires_at timestamptz not null,
  unique (institution_id, purpose)
);
grant select, insert, delete on lapor.key_challenge to lapor_app;
grant usage on sequence lapor.key_challenge_seq to lapor_app;
