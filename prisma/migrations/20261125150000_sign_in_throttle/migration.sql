-- Failed sign-ins, so that all web processes slow down the same guesses. `subject` is a keyed digest: no address is kept.
create table sign_in_throttle (
  subject text primary key,
  failures integer not null,
  blocked_until timestamptz(3) not null,
  last_at timestamptz(3) not null
);
create index sign_in_throttle_last_at_idx on sign_in_throttle (last_at);
