-- For how many days an account keeps its events and what came of them; null = for ever.
alter table accounts add column retention_days smallint check (retention_days between 1 and 3650);

-- Who changed what. An entry belongs to the account that was changed; its id is ordered by time, as those of events are.
create table audit_log (
  id bigint primary key,
  at timestamptz(3) not null,
  account_id char(24) not null,
  -- The account of who did it: the primary, where it acted on one of its subaccounts.
  home_account_id char(24) not null,
  actor_kind text not null check (actor_kind in ('person', 'key')),
  actor_id text not null,
  -- As they were called then. Of a person the email address, of a key its first characters.
  actor_name text not null,
  actor_detail text,
  region text not null,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  target_kind text not null,
  target_id text not null,
  target_name text not null,
  -- What changed and nothing else, secrets masked.
  before jsonb,
  after jsonb,
  address text,
  -- Of what subaccounts must not know.
  primary_only boolean not null default false
);
-- No foreign keys: an entry outlives all that it names.
create index audit_log_account_idx on audit_log (account_id, id desc);
create index audit_log_actor_idx on audit_log (account_id, actor_id, id desc);
create index audit_log_target_idx on audit_log (account_id, target_id, id desc);
create index audit_log_primary_only_idx on audit_log (account_id, id desc) where primary_only;

-- Append-only, also for whoever gets at the table by another way than ours. Retention says that it is retention.
create function keep_audit_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('postwire.audit_retention', true) = 'on' then
    return old;
  end if;
  raise exception 'The audit log is append-only: % is refused.', lower(tg_op);
end $$;
create trigger keep_audit_log before update or delete on audit_log for each row execute function keep_audit_log();
create trigger keep_audit_log_emptied before truncate on audit_log for each statement execute function keep_audit_log();
