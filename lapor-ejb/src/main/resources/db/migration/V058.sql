-- Health tells which version of the schema is there.
grant select on flyway_schema_history to lapor_app;
