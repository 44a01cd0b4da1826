alter table api_keys
  add column kind text not null default 'user' check (kind in ('domain', 'user', 'web')),
  add column requestor text,
  add column user_name text,
  add column expires_at timestamptz(3);
update api_keys set kind = 'domain' where role = 'sending' and domain_id is not null;

alter table accounts
  add column public_key text,
  add column features jsonb not null default '{}',
  add column monthly_limit integer check (monthly_limit >= 0),
  add column disabled_reason text,
  add column disabled_note text;
