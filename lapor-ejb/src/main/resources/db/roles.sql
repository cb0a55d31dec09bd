-- The three roles and the database of LAPOR, made once by whoever sets up the database cluster,
-- as a superuser and before the first start. Passwords are filled in for ${owner} and ${app}.
-- Statements end with a semicolon at the end of a line.

-- Runs the migrations and owns everything outside the vault.
create role lapor_owner login password '${owner}';

-- The application: no right beyond those that a migration grants to it by name.
create role lapor_app login password '${app}';

-- Owns the reporters' identities. Nobody signs in as it.
create role lapor_vault nologin;

-- The owner makes the vault's tables and functions under the vault's name.
grant lapor_vault to lapor_owner;

alter role lapor_owner set search_path = lapor;
alter role lapor_app set search_path = lapor;

-- The application sends no statement that may take this long; a stuck one must not hold a row for ever.
alter role lapor_app set statement_timeout = '30s';
alter role lapor_app set idle_in_transaction_session_timeout = '60s';

create database lapor owner lapor_owner template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';

revoke connect, temporary on database lapor from public;
grant connect on database lapor to lapor_app;
