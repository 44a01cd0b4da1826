-- A signed-in browser. The token of its cookie names the row; without the row it opens nothing.
create table sessions (
  id char(24) primary key,
  user_id char(24) not null references users (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  user_agent text not null,
  address text
);
create index sessions_user_idx on sessions (user_id, last_seen_at desc);

-- A row per session takes its place.
alter table users drop column session_epoch;

-- Whoever has another password or another role signs in anew, by whatever way that was changed; but for the session that
-- changes its own password and says so.
create function end_sessions() returns trigger language plpgsql as $$
begin
  delete from sessions
  where user_id = new.id and id is distinct from nullif(current_setting('postwire.keep_session', true), '')::bpchar;
  return null;
end $$;
create trigger end_sessions after update of password_hash, role on users for each row
  when (old.password_hash is distinct from new.password_hash or old.role is distinct from new.role)
  execute function end_sessions();
