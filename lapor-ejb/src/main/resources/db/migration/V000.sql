-- The application sees the schema; what it may do in it, each migration grants table by table.
grant usage on schema lapor to lapor_app;

-- Similarity of texts, for searching by parts of words.
create extension if not exists pg_trgm schema lapor;
