-- What the charts are drawn from: attempts per webhook, step of time, outcome and status, counted by the dispatchers as they
-- settle. Two steps: 300 s for the last two days, 3,600 s for longer; both are written at once, so nobody rolls anything up.
-- No foreign key: like the log it outlives its webhook, and is removed by age.
create table attempt_stats (
  webhook_id char(24) not null,
  step smallint not null check (step in (300, 3600)),
  at timestamptz(3) not null,
  outcome text not null check (outcome in ('succeeded', 'rejected', 'retry')),
  -- 0: there was no answer.
  status_code smallint not null,
  attempts int not null,
  -- How many attempts per class of duration (lib/core/latency-classes.ts), without the empty classes at the end.
  latency int[] not null,
  primary key (webhook_id, step, at, outcome, status_code)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index attempt_stats_at_idx on attempt_stats (step, at);
