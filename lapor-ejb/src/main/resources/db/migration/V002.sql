-- Staff accounts, their roles, what proves them, and the journal of refusals.

create sequence account_seq start with 50 increment by 50;
create table account (
  id bigint primary key,
  version bigint not null default 0,
  user_name varchar(60) collate "C" not null unique check (user_name ~ '^[a-z0-9][a-z0-9._@-]{1,59}$'),
  title varchar(120) not null check (title <> ''),
  password_hash varchar(200) not null check (password_hash like '$argon2id$%'),
  active boolean not null default true,
  demo boolean not null default false,
  created_at timestamptz not null
);
create index account_demo on account (user_name) where demo;
grant select, insert, update on account to lapor_app;
grant usage on sequence account_seq to lapor_app;

create sequence role_assignment_seq start with 50 increment by 50;
create table role_assignment (
  id bigint primary key,
  version bigint not null default 0,
  account_id bigint not null references account,
  role varchar(24) not null,
  institution_id bigint references institution,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  check (case when role in ('NATIONAL_VERIFIER', 'NATIONAL_ADMIN', 'AUDITOR')
      then institution_id is null
    when role in ('CHANNEL_OPERATOR', 'INSTITUTION_ADMIN', 'LIAISON_OFFICER', 'UNIT_STAFF', 'APPROVER')
      then institution_id is not null
    else false end)
);
create index role_assignment_account on role_assignment (account_id);
create index role_assignment_institution on role_assignment (institution_id, role);
grant select, insert, update on role_assignment to lapor_app;
grant usage on sequence role_assignment_seq to lapor_app;

-- Bearer tokens: only the SHA-256 of a token is kept.
create table access_token (
  token_hash char(64) collate "C" primary key,
  account_id bigint not null references account,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  revoked_at timestamptz
);
create index access_token_account on access_token (account_id);
create index access_token_expiry on access_token (expires_at);
grant select, insert, update, delete on access_token to lapor_app;

-- Wrong access codes (subject: the tracking id's digits) and sign-ins (subject: keyed hash of the
-- user name). The source is a keyed hash of the client's address. Kept 30 days.
create table access_attempt (
  id bigint generated always as identity primary key,
  kind varchar(8) not null check (kind in ('CODE', 'SIGN_IN')),
  subject varchar(64) collate "C" not null,
  source_hash varchar(64) collate "C" not null,
  at timestamptz not null,
  was_right boolean not null
);
create index access_attempt_subject on access_attempt (kind, subject, at);
create index access_attempt_source on access_attempt (kind, source_hash, at);
create index access_attempt_at on access_attempt (at);
grant select, insert, delete on access_attempt to lapor_app;

-- A lost access code is replaced once per token; the token itself goes only to the reporter.
create sequence code_replacement_seq start with 50 increment by 50;
create table code_replacement (
  id bigint primary key,
  version bigint not null default 0,
  report_id bigint not null,
  channel varchar(8) not null check (channel in ('EMAIL', 'PHONE')),
  token_hash char(64) collate "C" not null unique,
  requested_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > requested_at),
  ended_at timestamptz,
  redeemed boolean not null default false check (not redeemed or ended_at is not null)
);
create index code_replacement_report on code_replacement (report_id, requested_at);
grant select, insert, update on code_replacement to lapor_app;
grant usage on sequence code_replacement_seq to lapor_app;

-- Messages promised to a reporter that wait for a sender. The content is sealed; the address is
-- read from the vault only when it is sent.
create sequence notice_request_seq start with 50 increment by 50;
create table notice_request (
  id bigint primary key,
  version bigint not null default 0,
  kind varchar(24) not null check (kind in ('CODE_REPLACEMENT')),
  pseudonym varchar(36) collate "C" not null,
  channel varchar(8) not null check (channel in ('EMAIL', 'PHONE')),
  report_id bigint not null,
  sealed_content varchar(1000) not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null
);
create index notice_request_at on notice_request (requested_at);
grant select, insert, update, delete on notice_request to lapor_app;
grant usage on sequence notice_request_seq to lapor_app;

-- What was refused, to whom and why. Nothing here can be changed by the application.
create sequence refusal_seq start with 50 increment by 50;
create table refusal (
  id bigint primary key,
  at timestamptz not null,
  account varchar(60) collate "C",
  use_case varchar(120) not null,
  rule varchar(80) not null,
  report varchar(20) collate "C",
  handoff varchar(36) collate "C",
  source_hash varchar(64) collate "C" not null,
  left_out integer not null default 0 check (left_out >= 0)
);
create index refusal_at on refusal (at desc, id desc);
create index refusal_account on refusal (account, id desc);
grant select, insert on refusal to lapor_app;
grant usage on sequence refusal_seq to lapor_app;
