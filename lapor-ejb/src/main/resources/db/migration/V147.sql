-- The public parts of the keys that ever signed messages to institutions: what they signed must be
-- verifiable for ever, also when the key has left the key file.
create table lapor.signing_key (
  kid varchar(40) collate "C" primary key,
  public_part varchar(43) collate "C" not null unique,
  since timestamptz not null
);
grant select, insert on lapor.signing_key to lapor_app;
