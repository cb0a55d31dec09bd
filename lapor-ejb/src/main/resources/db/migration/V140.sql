-- How many lines a file of reference data has, counted before they are looked at one by one.
alter table lapor.checked_file add column counted integer not null default 0;
