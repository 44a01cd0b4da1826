-- Which endpoint a webhook was: what was still owed to one that is deleted is canceled afterwards, where it was under way or too
-- much to go with it, and then only its trace says whose it was and where it went.
alter table webhook_traces add column endpoint_id integer;
update webhook_traces t set endpoint_id = w.endpoint_id from webhooks w where w.id = t.webhook_id;
create index webhook_traces_endpoint_idx on webhook_traces (endpoint_id) where replaced_at is null;

create or replace function trace_webhook() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.url <> old.url then
    update webhook_traces set replaced_at = now() where webhook_id = old.id and url = old.url;
  end if;
  insert into webhook_traces (webhook_id, url, account_id, domain_id, region, description, endpoint_id)
    values (new.id, new.url, new.account_id, new.domain_id, new.region, new.description, new.endpoint_id)
    on conflict (webhook_id, url) do update set description = excluded.description, replaced_at = null;
  return null;
end $$;
