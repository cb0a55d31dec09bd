-- Texts that officers put into answers, for the whole country or for one institution and below it.
create sequence lapor.standard_text_seq start with 50 increment by 50;
create table lapor.standard_text (
  id bigint primary key,
  version bigint not null,
  institution_id bigint references lapor.institution,
  language varchar(2) not null check (language in ('id', 'en')),
  type varchar(24),
  category varchar(60) collate "C",
  title varchar(100) not null,
  body varchar(5000) not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  uses bigint not null default 0
);
create index standard_text_institution on lapor.standard_text (institution_id, id);
grant select, insert, update on lapor.standard_text to lapor_app;
grant usage on sequence lapor.standard_text_seq to lapor_app;
