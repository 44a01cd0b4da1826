-- How a worker proves that it lives. Null: by its advisory lock (1, id). Else by its heartbeat, until this moment of the
-- database's clock: where a pooler hides sessions, a lock says nothing about a process.
alter table workers add column lease_expires_at timestamptz(3);
