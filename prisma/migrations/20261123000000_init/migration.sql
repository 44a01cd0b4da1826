create table accounts (
  id char(24) primary key,
  parent_id char(24) references accounts (id) on delete cascade,
  name text not null,
  status text not null default 'open' check (status in ('open', 'disabled', 'closed')),
  redact_pii boolean not null default false,
  retry_delivered boolean not null default false,
  signing_key text not null,
  previous_signing_key text,
  signing_key_rotated_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index accounts_parent_id_idx on accounts (parent_id);

create table users (
  id char(24) primary key,
  account_id char(24) not null references accounts (id) on delete cascade,
  email text not null,
  name text not null,
  role text not null check (role in ('admin', 'developer', 'viewer')),
  password_hash text not null,
  session_epoch integer not null default 0,
  last_sign_in_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index users_email_key on users (email);
create index users_account_id_idx on users (account_id);

create table api_keys (
  id text primary key,
  account_id char(24) not null references accounts (id) on delete cascade,
  role text not null check (role in ('admin', 'developer', 'viewer', 'sending')),
  description text not null default '',
  secret_hash bytea not null,
  prefix text not null,
  domain_id char(24),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index api_keys_secret_hash_key on api_keys (secret_hash);
create index api_keys_account_id_idx on api_keys (account_id);

create table domains (
  id char(24) primary key,
  account_id char(24) not null references accounts (id) on delete cascade,
  region text not null check (region in ('us', 'eu')),
  name text not null,
  state text not null default 'active' check (state in ('active', 'unverified', 'disabled')),
  type text not null default 'custom' check (type in ('custom', 'sandbox')),
  redact_pii boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index domains_region_name_key on domains (region, name);
create index domains_account_id_region_name_idx on domains (account_id, region, name);

create table webhooks (
  id char(24) primary key,
  endpoint_id serial not null,
  account_id char(24) not null references accounts (id) on delete cascade,
  domain_id char(24) references domains (id) on delete cascade,
  region text not null check (region in ('us', 'eu')),
  url text not null,
  url_secret text,
  url_hash bytea not null,
  description text not null default '',
  enabled boolean not null default true,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index webhooks_endpoint_id_key on webhooks (endpoint_id);
create index webhooks_account_id_region_idx on webhooks (account_id, region);
-- A domain has one webhook per URL: v3 and v4 name it by nothing else.
create unique index webhooks_domain_url_key on webhooks (domain_id, url_hash) where domain_id is not null;

create table webhook_event_types (
  scope_id char(24) not null,
  region text not null,
  event_type text not null check (event_type in
    ('accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained', 'temporary_fail', 'permanent_fail')),
  slot smallint not null check (slot between 1 and 3),
  webhook_id char(24) not null references webhooks (id) on delete cascade,
  url_hash bytea not null,
  primary key (scope_id, region, event_type, slot)
);
create unique index webhook_event_types_scope_id_region_event_type_url_hash_key
  on webhook_event_types (scope_id, region, event_type, url_hash);
create index webhook_event_types_webhook_id_idx on webhook_event_types (webhook_id);

-- The hot tables carry no foreign keys: each would cost an index look-up and a row lock per
-- row and statement. What they refer to is deleted through services that clean up after it.
create table events (
  id bigint primary key,
  account_id char(24) not null,
  domain_id char(24) not null,
  region text not null,
  type text not null,
  event_id text not null,
  day date not null,
  occurred_at timestamptz(6) not null,
  received_at timestamptz(3) not null default now(),
  message_id text,
  recipient text not null,
  payload text not null,
  skipped jsonb
);
-- What makes a repeat a duplicate: the id within the domain's UTC day.
create unique index events_domain_id_day_event_id_key on events (domain_id, day, event_id);

create table deliveries (
  id bigint primary key,
  event_id bigint not null,
  endpoint_id integer not null,
  owner integer not null default 0,
  attempts smallint not null default 0,
  due_at timestamptz(3) not null default now()
) with (
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.05
);
-- The one index a claim touches: each endpoint's free rows, oldest due first.
create index deliveries_free_idx on deliveries (endpoint_id, due_at) where owner = 0;

create table attempts (
  delivery_id bigint not null,
  number smallint not null check (number between 1 and 32),
  event_id bigint not null,
  account_id char(24) not null,
  domain_id char(24) not null,
  region text not null,
  event_type text not null,
  webhook_id char(24) not null,
  url text not null,
  at timestamptz(3) not null,
  duration_ms integer not null,
  outcome text not null,
  final_status text,
  status_code smallint,
  reason text,
  next_attempt_at timestamptz(3),
  answer text,
  redacted boolean not null,
  signed_at integer not null,
  token bytea not null,
  signature bytea not null,
  parent_signature bytea,
  primary key (delivery_id, number)
);
-- Failure logs, newest first; successes pay nothing for it.
create index attempts_failures_idx on attempts (account_id, region, at desc, delivery_id desc, number desc)
  where outcome <> 'succeeded';
-- Finished deliveries, newest first.
create index attempts_finished_idx on attempts (account_id, region, delivery_id desc)
  where final_status is not null;

create table cancellations (
  delivery_id bigint primary key,
  event_id bigint not null,
  account_id char(24) not null,
  domain_id char(24) not null,
  region text not null,
  event_type text not null,
  webhook_id char(24) not null,
  url text not null,
  attempts smallint not null,
  at timestamptz(3) not null default now(),
  reason text not null
);
create index cancellations_account_idx on cancellations (account_id, region, delivery_id desc);

create table workers (
  id serial primary key,
  host text not null,
  pid integer not null,
  started_at timestamptz(3) not null default now(),
  heartbeat_at timestamptz(3) not null default now()
);

-- Each process that makes ids takes a number from here; ids = time, this number, a counter.
create sequence id_nodes as integer minvalue 0 maxvalue 1023 cycle;
