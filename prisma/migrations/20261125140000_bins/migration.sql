-- Request bins: temporary URLs of our own that keep what they are sent.
create table bins (
  -- 22 characters of base64url, 132 random bits: whoever knows it may post to it.
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  account_id char(24) not null references accounts (id) on delete cascade,
  region text not null check (region in ('us', 'eu')),
  name text not null default '',
  -- What it answers: a status after a while, or nothing at all.
  status smallint not null default 200 check (status between 200 and 599),
  delay_ms integer not null default 0 check (delay_ms between 0 and 30000),
  hang boolean not null default false,
  -- All that ever arrived, also what is not kept any more. `received` numbers the requests.
  received integer not null default 0,
  received_bytes bigint not null default 0,
  last_request_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index bins_account_id_region_idx on bins (account_id, region);
create index bins_expires_at_idx on bins (expires_at);

create table bin_requests (
  bin_id text not null references bins (id) on delete cascade,
  number integer not null,
  received_at timestamptz(3) not null default now(),
  method text not null,
  -- Below the bin, as sent; '' or beginning with a slash.
  path text not null,
  -- Without the question mark.
  query text not null,
  -- JSON: [[name, value], ...] in the order sent.
  headers text not null,
  -- At most the first 256 KiB; `body_bytes` is what arrived.
  body bytea not null,
  body_bytes integer not null,
  remote_address text,
  -- Null where it was left without an answer.
  answered smallint,
  -- JSON: what the signatures were worth when the request arrived.
  checks text not null,
  -- What the bin was worth in kept bytes up to and with this request, by which the oldest are dropped.
  bytes_upto bigint not null,
  primary key (bin_id, number)
);
