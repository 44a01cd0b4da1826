-- Where an attempt's time went, in milliseconds. What was not needed (a connection that was kept) or not reached is null and
-- takes no room; what is left of the duration is the answer's body.
alter table attempts
  add column dns_ms smallint,
  add column connect_ms smallint,
  add column tls_ms smallint,
  add column first_byte_ms smallint;

-- The deliveries of one event. Those that were made with it have ids right behind its own (lib/storage/ids.ts) and are found
-- by them. Only what was made more than 2^28 (64 ms) later, a resend, needs an index: others pay nothing for it.
create index attempts_repeats_idx on attempts (event_id) where delivery_id - event_id >= 268435456;
create index deliveries_repeats_idx on deliveries (event_id) where id - event_id >= 268435456;
create index cancellations_event_idx on cancellations (event_id);

-- Every URL that a webhook ever had, masked, for as long as its account is there: what a log can say of a webhook that was
-- edited or deleted, and where a search for a URL finds which webhooks to look at. Its latest row has no `replaced_at`.
create table webhook_traces (
  webhook_id char(24) not null,
  url text not null,
  account_id char(24) not null references accounts (id) on delete cascade,
  domain_id char(24),
  region text not null,
  description text not null,
  replaced_at timestamptz(3),
  primary key (webhook_id, url)
);
create index webhook_traces_account_id_region_idx on webhook_traces (account_id, region);
insert into webhook_traces (webhook_id, url, account_id, domain_id, region, description)
  select id, url, account_id, domain_id, region, description from webhooks;

create function trace_webhook() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.url <> old.url then
    update webhook_traces set replaced_at = now() where webhook_id = old.id and url = old.url;
  end if;
  insert into webhook_traces (webhook_id, url, account_id, domain_id, region, description)
    values (new.id, new.url, new.account_id, new.domain_id, new.region, new.description)
    on conflict (webhook_id, url) do update set description = excluded.description, replaced_at = null;
  return null;
end $$;
create trigger trace_webhook after insert or update of url, description on webhooks
  for each row execute function trace_webhook();
