-- A domain's events in the order of their time: the Events API and the logs read pages from it in both directions.
create index events_domain_id_occurred_at_id_idx on events (domain_id, occurred_at, id);
