-- Officers are told of what concerns no report too: that an institution takes nothing from its queue.
alter table lapor.officer_item alter column tracking_id drop not null;
