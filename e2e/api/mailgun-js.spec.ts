import Mailgun from 'mailgun.js';
import { Enums } from 'mailgun.js/definitions';
import { expect, test } from '../fixtures';

/** Mailgun's own SDK as anybody has it, but for the base URL. */
function clientOf(url: string | undefined, key: string) {
  return new Mailgun(FormData).client({ username: 'api', key, url: url ?? '' });
}

test('the official SDK creates, lists, updates and destroys webhooks of a domain', async ({ baseURL, demo }) => {
  const mg = clientOf(baseURL, demo.keys.primary);
  const name = `sdk-${Date.now()}.example`;
  const made = await mg.domains.create({ name });
  expect(made).toMatchObject({ name, state: 'unverified' });
  expect(await mg.domains.verify(name)).toMatchObject({ name, state: 'active' });

  const { CLICKED } = Enums.WebhooksIds;
  const [a, b] = ['https://hooks.example.com/a', 'https://hooks.example.com/b'];
  expect(await mg.webhooks.create(name, CLICKED, a, false)).toEqual({ id: 'clicked', url: a, urls: [a] });
  expect(await mg.webhooks.update(name, CLICKED, [b, a])).toMatchObject({ id: 'clicked', urls: [b, a] });
  expect(await mg.webhooks.get(name, CLICKED)).toMatchObject({ id: 'clicked', urls: expect.arrayContaining([a, b]) });
  expect(await mg.webhooks.list(name, {})).toEqual({ clicked: { urls: [a, b] } });
  expect(await mg.webhooks.destroy(name, CLICKED)).toMatchObject({ id: 'clicked', urls: [a, b] });

  await expect(mg.webhooks.get(name, CLICKED)).rejects.toMatchObject({ status: 404, details: 'Webhook not found' });
  await expect(mg.webhooks.create('nowhere.example', CLICKED, a, false)).rejects.toMatchObject({
    status: 404,
    details: 'Domain not found',
  });
  await mg.domains.destroy(name);
});

test('the SDK tests a URL and hears what the receiver answered', async ({ baseURL, demo, receiver }) => {
  const mg = clientOf(baseURL, demo.keys.primary);
  await mg.webhooks.create(demo.domains.primary, 'opened', receiver.url, true);
  const [request] = await receiver.waitFor(1);
  expect(JSON.parse(request?.body ?? '{}')['event-data']).toMatchObject({ event: 'opened' });
});

test('the SDK lists subaccounts and acts on behalf of one', async ({ baseURL, demo }) => {
  const mg = clientOf(baseURL, demo.keys.primary);
  const { subaccounts } = await mg.subaccounts.list({});
  expect(subaccounts.length).toBeGreaterThan(0);
  const owners = [];
  for (const { id } of subaccounts) {
    mg.setSubaccount(id);
    owners.push(...(await mg.domains.list({})).map((domain) => domain.name));
  }
  mg.resetSubaccount();
  expect(owners).toContain(demo.domains.subaccount);
  expect((await mg.domains.list({})).map((domain) => domain.name)).not.toContain(demo.domains.subaccount);
});

test('a wrong key and a path that is not there are refused in a way that the SDK understands', async ({
  baseURL,
  request,
}) => {
  const mg = clientOf(baseURL, 'key-wrong');
  await expect(mg.domains.list({})).rejects.toMatchObject({ status: 401, details: 'Invalid private key' });
  const answer = await request.get('/v3/nothing/here');
  expect([answer.status(), await answer.text()]).toEqual([404, '{"message":"Not Found"}\n']);
});

test('a path prefix is a region, and a trailing slash changes nothing', async ({ api, demo }) => {
  const names = async (path: string) => {
    const { items } = await (await api.get(path)).json();
    return items.map((domain: { name: string }) => domain.name);
  };
  expect(await names('/v4/domains/')).toContain(demo.domains.primary);
  expect(await names('/us/v4/domains')).toContain(demo.domains.primary);
  expect(await names('/eu/v4/domains')).toContain(demo.domains.eu);
  expect(await names('/eu/v4/domains')).not.toContain(demo.domains.primary);
});
