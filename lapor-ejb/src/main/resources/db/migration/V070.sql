-- Files that people and officers add to reports. Their content lies in a directory by its SHA-256;
-- here stands what it is, whose it is, and who may see it.

create sequence attachment_seq start with 50 increment by 50;
create table attachment (
  id bigint primary key,
  version bigint not null,
  uuid varchar(36) collate "C" not null unique,
  report_id bigint not null references report,
  -- The report itself, one reply of its reporter, or an answer; message tells which.
  belongs_to varchar(8) not null check (belongs_to in ('REPORT', 'REPLY', 'ANSWER')),
  message varchar(36) collate "C" not null,
  position integer not null check (position between 1 and 1000),
  state varchar(8) not null check (state in ('ATTACHED', 'PUBLIC', 'REMOVED')),
  name varchar(120) not null check (name <> ''),
  uploader varchar(64) not null,
  attached_at timestamptz not null,
  media_type varchar(20) not null
    check (media_type in ('image/jpeg', 'image/png', 'application/pdf', 'video/mp4')),
  size bigint not null check (size > 0),
  digest varchar(64) collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  thumbnail_digest varchar(64) collate "C" check (thumbnail_digest ~ '^[0-9a-f]{64}$'),
  width integer check (width > 0),
  height integer check (height > 0),
  -- Keyed hash of the file as it was sent: sending it again attaches nothing twice.
  received_hash varchar(64) collate "C" not null,
  unique (report_id, position)
);
create index attachment_digest on attachment (digest) where state <> 'REMOVED';
create index attachment_thumbnail on attachment (thumbnail_digest) where state <> 'REMOVED';
grant select, insert, update on attachment to lapor_app;
grant usage on sequence attachment_seq to lapor_app;

-- Files on their way: received in parts, cleaned, waiting for a report that names them. A day later
-- they are gone. The owner is the keyed hash of where they come from, or an account.
create sequence upload_seq start with 50 increment by 50;
create table upload (
  id bigint primary key,
  version bigint not null,
  uuid varchar(36) collate "C" not null unique,
  owner varchar(80) collate "C" not null,
  state varchar(10) not null check (state in ('RECEIVING', 'STAGED', 'REFUSED')),
  name varchar(120) not null,
  length bigint not null check (length between 1 and 10485760),
  received bigint not null check (received between 0 and length),
  rule varchar(60),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  media_type varchar(20),
  size bigint check (size > 0),
  digest varchar(64) collate "C",
  thumbnail_digest varchar(64) collate "C",
  width integer,
  height integer,
  received_hash varchar(64) collate "C",
  check ((state = 'STAGED') = (digest is not null)),
  check ((state = 'REFUSED') = (rule is not null))
);
create index upload_owner on upload (owner);
create index upload_expiry on upload (expires_at, id);
create index upload_digest on upload (digest) where digest is not null;
create index upload_thumbnail on upload (thumbnail_digest) where thumbnail_digest is not null;
grant select, insert, update, delete on upload to lapor_app;
grant usage on sequence upload_seq to lapor_app;
