-- Lists of deliveries and failures read one page out of one or a few ranges of an index, whatever they are filtered by and
-- however long the log is. The type comes before the place in the order, so that a list of all types merges eight
-- ranges, which costs nothing to speak of, and a list of a rare type need not look through the frequent ones.
drop index attempts_finished_idx;
create index attempts_finished_idx on attempts (account_id, region, event_type, delivery_id desc)
  where final_status is not null;
-- What every delivery pays for: the two filters that may leave a handful of millions.
create index attempts_webhook_idx on attempts (webhook_id, delivery_id desc) where final_status is not null;
create index attempts_domain_idx on attempts (domain_id, delivery_id desc) where final_status is not null;
create index attempts_unsuccessful_idx on attempts (account_id, region, final_status, delivery_id desc)
  where final_status in ('rejected', 'exhausted');

-- Successes pay nothing for these.
drop index attempts_failures_idx;
create index attempts_failures_idx on attempts (account_id, region, event_type, at desc, delivery_id desc, number desc)
  where outcome <> 'succeeded';
create index attempts_failures_webhook_idx on attempts (webhook_id, at desc, delivery_id desc, number desc)
  where outcome <> 'succeeded';
create index attempts_failures_domain_idx on attempts (domain_id, at desc, delivery_id desc, number desc)
  where outcome <> 'succeeded';

-- Events likewise: a domain's by type and time, and those of one message or recipient, as the filters fold them.
drop index events_domain_id_occurred_at_id_idx;
create index events_domain_id_type_occurred_at_id_idx on events (domain_id, type, occurred_at, id);
create index events_message_idx on events (domain_id, lower(message_id collate "C")) where message_id is not null;
create index events_recipient_idx on events (domain_id, lower(recipient collate "C"));
