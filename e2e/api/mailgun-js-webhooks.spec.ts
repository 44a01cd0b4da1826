import { Enums } from 'mailgun.js/definitions';
import { expect, test } from '../fixtures';
import { newDomain } from '../panel/new-domain';
import { mailgunSdk } from './sdk';

const { WebhooksIds } = Enums;
const [A, B] = ['https://hooks.example.com/a', 'https://hooks.example.com/b'];

test('the official SDK creates, lists, updates and destroys webhooks of a domain', async ({ api, baseURL, demo }) => {
  const { webhooks } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  const { CLICKED } = WebhooksIds;
  expect(await webhooks.list(name, {})).toEqual({});
  expect(await webhooks.create(name, CLICKED, A, false)).toEqual({ id: 'clicked', url: A, urls: [A] });
  expect(await webhooks.update(name, CLICKED, [B, A])).toEqual({ id: 'clicked', url: B, urls: [B, A] });
  expect(await webhooks.get(name, CLICKED)).toEqual({ id: 'clicked', url: B, urls: [B, A] });
  expect(await webhooks.list(name, { limit: 1, skip: 1 })).toEqual({ clicked: { urls: [B, A] } });
  expect(await webhooks.update(name, CLICKED, A)).toEqual({ id: 'clicked', url: A, urls: [A] });
  expect(await webhooks.destroy(name, CLICKED)).toEqual({ id: 'clicked', url: A, urls: [A] });
  expect(await webhooks.list(name, {})).toEqual({});
});

test('each id of its enum is one, also the one that Mailgun renamed', async ({ api, baseURL, demo }) => {
  const { webhooks } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  for (const id of Object.values(WebhooksIds)) {
    expect(await webhooks.create(name, id, A, false)).toEqual({ id, url: A, urls: [A] });
    expect(await webhooks.get(name, id)).toMatchObject({ urls: [A] });
  }
  const all = await webhooks.list(name, {});
  expect(Object.keys(all)).toContain('unsubscribed');
  expect(Object.keys(all)).not.toContain('unsubscribe');
  for (const id of Object.values(WebhooksIds)) await webhooks.destroy(name, id);
  expect(await webhooks.list(name, {})).toEqual({});
});

test('the SDK tests a URL and hears what the receiver answered', async ({ baseURL, demo, receiver }) => {
  const { webhooks } = mailgunSdk(baseURL, demo.keys.primary);
  receiver.answer(406);
  expect(await webhooks.create(demo.domains.primary, 'opened', receiver.url, true)).toEqual({
    code: 406,
    message: 'Not Acceptable',
  });
  const [request] = await receiver.waitFor(1);
  expect(JSON.parse(request?.body ?? '{}')['event-data']).toMatchObject({ event: 'opened' });
});

test('what is refused reaches the SDK with its status and words', async ({ api, baseURL, demo }) => {
  const { webhooks } = mailgunSdk(baseURL, demo.keys.primary);
  const name = await newDomain(api);
  const { CLICKED } = WebhooksIds;
  await expect(webhooks.get(name, CLICKED)).rejects.toMatchObject({ status: 404, details: 'Webhook not found' });
  await expect(webhooks.destroy(name, CLICKED)).rejects.toMatchObject({ status: 404, details: 'Webhook not found' });
  await expect(webhooks.create('nowhere.example', CLICKED, A, false)).rejects.toMatchObject({
    status: 404,
    details: 'Domain not found',
  });
  await webhooks.create(name, CLICKED, A, false);
  await expect(webhooks.create(name, CLICKED, B, false)).rejects.toMatchObject({
    status: 400,
    details: 'Webhook already exists',
  });
  const four = [1, 2, 3, 4].map((n) => `https://hooks.example.com/${n}`);
  await expect(webhooks.update(name, CLICKED, four)).rejects.toMatchObject({
    status: 400,
    details: 'unable to add more than 3 urls for event type clicked',
  });
  await expect(mailgunSdk(baseURL, 'key-wrong').webhooks.list(name, {})).rejects.toMatchObject({
    status: 401,
    details: 'Invalid private key',
  });
});
