-- Links with which people join an account. One that was used or withdrawn is gone; a new one for the same address takes its place.
create table invitations (
  id char(24) primary key,
  account_id char(24) not null references accounts (id) on delete cascade,
  email text not null,
  role text not null check (role in ('admin', 'developer', 'viewer')),
  token_hash bytea not null,
  invited_by jsonb,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create unique index invitations_token_hash_key on invitations (token_hash);
create unique index invitations_account_id_email_key on invitations (account_id, email);
