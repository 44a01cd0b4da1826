-- One number for all that decides what becomes of an event and of an attempt: keys, accounts, domains, webhooks. It moves
-- in the transaction that changes any of these, so a process that has read them can tell within its next statement
-- whether what it read still stands (lib/storage/settings.ts, decision 0009).
create table settings_version (
  one boolean primary key default true check (one),
  version bigint not null default 1,
  changed_by xid8
);
insert into settings_version default values;

-- Once per transaction, however many rows it changes.
create function move_settings_version() returns trigger language plpgsql as $$
begin
  update settings_version set version = version + 1, changed_by = pg_current_xact_id()
  where changed_by is distinct from pg_current_xact_id();
  return null;
end $$;

-- Deferred: the one row is locked at the very end of a transaction, so two that change settings cannot wait for each other.
create constraint trigger move_settings_version after update of account_id, role, domain_id, revoked_at, expires_at or delete
  on api_keys deferrable initially deferred for each row execute function move_settings_version();
create constraint trigger move_settings_version after update or delete
  on accounts deferrable initially deferred for each row execute function move_settings_version();
create constraint trigger move_settings_version after update or delete
  on domains deferrable initially deferred for each row execute function move_settings_version();
create constraint trigger move_settings_version after insert or update or delete
  on webhooks deferrable initially deferred for each row execute function move_settings_version();
create constraint trigger move_settings_version after insert or update or delete
  on webhook_event_types deferrable initially deferred for each row execute function move_settings_version();

-- Whole tables are emptied by operators and tests only.
create trigger move_settings_version_emptied after truncate on api_keys for each statement execute function move_settings_version();
create trigger move_settings_version_emptied after truncate on accounts for each statement execute function move_settings_version();
create trigger move_settings_version_emptied after truncate on domains for each statement execute function move_settings_version();
create trigger move_settings_version_emptied after truncate on webhooks for each statement execute function move_settings_version();
