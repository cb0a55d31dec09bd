-- Which demo reports exist already: one row a story, written together with its report.
create table lapor.demo_story (
  number  integer primary key check (number > 0),
  told_at timestamptz not null
);
grant select, insert on lapor.demo_story to lapor_app;
