-- The one certificate that this installation shows to receivers that ask for one.
create table client_certificates (
  id smallint primary key default 1 check (id = 1),
  certificate text not null,
  private_key text not null,
  created_at timestamptz(3) not null default now()
);
