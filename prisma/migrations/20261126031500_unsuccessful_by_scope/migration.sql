-- A search among the rejected and exhausted of one busy webhook or domain read all of the account's, or all of the scope's
-- successes. A success is in neither of these.
create index attempts_unsuccessful_webhook_idx on attempts (webhook_id, delivery_id desc)
  where final_status in ('rejected', 'exhausted');
create index attempts_unsuccessful_domain_idx on attempts (domain_id, delivery_id desc)
  where final_status in ('rejected', 'exhausted');
