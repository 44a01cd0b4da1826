-- The DKIM record that a domain shows. The key is made when the records are first looked at: null until then.
alter table domains
  add column dkim_selector text not null default 'k1',
  add column dkim_public_key text;

-- A new domain is verified on demand; those that are there were in use as active ones and stay so.
alter table domains alter column state set default 'unverified';
