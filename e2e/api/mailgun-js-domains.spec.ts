import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures';
import { newDomain } from '../panel/new-domain';
import { mailgunSdk } from './sdk';

const newName = () => `sdk-${randomBytes(4).toString('hex')}.example`;

test('the SDK creates, finds, updates, verifies and destroys a domain', async ({ baseURL, demo }) => {
  const { domains } = mailgunSdk(baseURL, demo.keys.primary);
  const name = newName();
  const made = await domains.create({ name, wildcard: true, spam_action: 'tag', web_prefix: 'mail' });
  expect(made).toMatchObject({
    name,
    state: 'unverified',
    wildcard: true,
    spam_action: 'tag',
    web_prefix: 'mail',
    type: 'custom',
    is_disabled: false,
    created_at: expect.any(Date),
    receiving_dns_records: expect.any(Array),
    sending_dns_records: expect.any(Array),
  });
  expect(Number.isNaN(made.created_at.getTime())).toBe(false);
  expect(made.sending_dns_records?.[0]).toMatchObject({ record_type: expect.any(String), valid: 'unknown' });
  expect(await domains.get(name)).toMatchObject({ id: made.id, name });
  const byName = async (query: object) => (await domains.list(query)).map((domain) => domain.name);
  expect(await byName({ search: name.slice(0, 12), limit: 5, skip: 0, sort: 'name:asc' })).toEqual([name]);
  expect(await byName({ search: name, state: 'active' })).toEqual([]);
  expect(await domains.update(name, { spam_action: 'block', wildcard: false })).toMatchObject({
    spam_action: 'block',
    wildcard: false,
  });
  const verified = await domains.verify(name);
  expect(verified).toMatchObject({ state: 'active' });
  expect(verified.sending_dns_records?.every((record) => record.valid === 'valid')).toBe(true);
  expect(await byName({ search: name, state: 'active' })).toEqual([name]);
  expect(await domains.destroy(name)).toMatchObject({ message: 'Domain will be deleted in the background' });
  await expect(domains.get(name)).rejects.toMatchObject({ status: 404 });
});

test('the SDK passes the PII setting of a domain through', async ({ api, baseURL, demo }) => {
  const { domains } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  const update = { webhooks_redact_pii: true } as object;
  await domains.update(name, update);
  const shown = await (await api.get(`/v4/domains/${name}`)).json();
  expect(shown.domain.webhooks_redact_pii).toBe(true);
});

test('the SDK reads and changes connection, tracking, DKIM and web prefix', async ({ api, baseURL, demo }) => {
  const { domains } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  const connection = { require_tls: true, skip_verification: true };
  expect(await domains.updateConnection(name, connection)).toMatchObject({ message: expect.any(String) });
  expect(await domains.getConnection(name)).toMatchObject(connection);
  for (const type of ['open', 'click', 'unsubscribe']) {
    expect(await domains.updateTracking(name, type, { active: 'yes' })).toMatchObject({ message: expect.any(String) });
  }
  expect(await domains.getTracking(name)).toMatchObject({
    open: { active: true },
    click: { active: true },
    unsubscribe: { active: true },
  });
  expect(await domains.updateWebPrefix(name, { webPrefix: 'links' })).toMatchObject({
    body: { message: expect.any(String) },
  });
  expect(await domains.get(name)).toMatchObject({ web_prefix: 'links' });
  expect(await domains.updateDKIMSelector(name, { dkimSelector: 's2' })).toMatchObject({ message: expect.any(String) });
  expect(await domains.updateDKIMAuthority(name, { self: true })).toMatchObject({ message: expect.any(String) });
  expect(await domains.domainTracking.getTracking(name)).toMatchObject({ open: { active: true } });
  expect(await domains.domainTracking.updateTracking(name, 'open', { active: 'no' })).toMatchObject({
    open: { active: false },
  });
});

test('the SDK lists, assigns and takes the IPs of a domain', async ({ api, baseURL, demo }) => {
  const { domains } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  expect(await domains.getIps(name)).toEqual(expect.any(Array));
  expect(await domains.assignIp(name, '203.0.113.10')).toMatchObject({ status: 200 });
  expect(await domains.deleteIp(name, '203.0.113.10')).toMatchObject({ status: 200 });
  // There are no pools of IPs in what mails nothing.
  const noPool = { status: 404, details: 'IP pool not found' };
  await expect(domains.linkIpPool(name, 'pool-1')).rejects.toMatchObject(noPool);
  await expect(domains.unlinkIpPoll(name, { ip: '203.0.113.10' })).rejects.toMatchObject(noPool);
});

test('the SDK lists the domains of subaccounts on behalf of each', async ({ baseURL, demo }) => {
  const mg = mailgunSdk(baseURL, demo.keys.primary);
  const { subaccounts } = await mg.subaccounts.list({});
  const names = [];
  for (const { id } of subaccounts) {
    mg.setSubaccount(id);
    names.push(...(await mg.domains.list({})).map((domain) => domain.name));
  }
  mg.resetSubaccount();
  expect(names).toContain(demo.domains.subaccount);
  expect((await mg.domains.list({})).map((domain) => domain.name)).not.toContain(demo.domains.subaccount);
});
