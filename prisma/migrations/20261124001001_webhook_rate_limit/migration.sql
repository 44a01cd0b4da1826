-- Deliveries per second that a webhook gets at most; null = as fast as they come.
alter table webhooks add column rate_limit smallint check (rate_limit between 1 and 1000);
-- Those that have a limit, for the dispatchers to know.
create index webhooks_rate_limited_idx on webhooks (endpoint_id) where rate_limit is not null;

-- Until when the attempts of a limited webhook are paid for (GCRA): the state that all workers share. A row is made by
-- the first claim that needs it; narrow, because each claim for its webhook writes it.
create table webhook_rates (
  endpoint_id integer primary key references webhooks (endpoint_id) on delete cascade,
  paid_until timestamptz(6) not null default '-infinity'
) with (fillfactor = 50);
