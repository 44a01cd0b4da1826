-- Who made the key, as it was called then: {"kind": "user" | "key", "id", "name"}. Null for a key that came with the account.
alter table api_keys add column created_by jsonb;
