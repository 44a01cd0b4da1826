import { Validator } from '@seriousme/openapi-schema-validator';
import { CRON_SECRET, expect, test } from '../dispatch/world';
import { OpenApiContract, type OpenApiDocument } from './openapi-contract';
import {
  tourAccounts,
  tourAccountWebhooks,
  tourDomains,
  tourDomainWebhooks,
  tourEvents,
  tourKeys,
  tourMailgunRefusals,
  tourMessages,
} from './openapi-mailgun';
import {
  tourAccount,
  tourApiKeys,
  tourBins,
  tourCron,
  tourDeliveries,
  tourRefusals,
  tourSubaccounts,
  tourUsers,
  tourWebhooks,
} from './openapi-own';

/** More than this file asks of the primary within a minute. */
const LIMIT = 200;
test.use({ apiRateLimit: String(LIMIT) });

test('what the running server answers is what its OpenAPI document says, at every door of both APIs', async ({
  api,
  baseURL,
  playwright,
  receiver,
}) => {
  test.setTimeout(240_000);
  const document = (await (await api.get('/api/openapi.json')).json()) as OpenApiDocument;
  const contract = new OpenApiContract(document);
  const tour = { contract, api, receiver };
  let sendingKey = '';

  await test.step('the document is valid OpenAPI', async () => {
    const { valid, errors } = await new Validator().validate({ ...document });
    expect([errors ?? [], valid]).toEqual([[], true]);
  });
  await test.step('Mailgun: keys', async () => {
    sendingKey = await tourKeys(tour);
  });
  await test.step('account', () => tourAccount(tour));
  await test.step('API keys', () => tourApiKeys(tour));
  await test.step('users', () => tourUsers(tour));
  await test.step('subaccounts', () => tourSubaccounts(tour));
  await test.step('webhooks', () => tourWebhooks(tour));
  await test.step('deliveries', () => tourDeliveries(tour));
  await test.step('bins', () => tourBins(tour));
  await test.step('cron', () => tourCron(tour, CRON_SECRET));
  receiver.answer(200);
  await test.step('Mailgun: domains', () => tourDomains(tour));
  await test.step('Mailgun: domain-level webhooks', () => tourDomainWebhooks(tour));
  await test.step('Mailgun: account-level webhooks', () => tourAccountWebhooks(tour));
  await test.step('Mailgun: messages', () => tourMessages(tour));
  await test.step('Mailgun: events', () => tourEvents(tour));
  await test.step('Mailgun: account and subaccounts', () => tourAccounts(tour));

  await test.step('refusals', async () => {
    const authorization = `Basic ${btoa(`api:${sendingKey}`)}`;
    const sending = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: { authorization },
    });
    await tourRefusals(tour, sending);
    await tourMailgunRefusals(tour, sending);
    await sending.dispose();
  });
  await test.step('paths and methods that are not there', async () => {
    contract.checkComponent('Error', await (await api.get('/api/nothing')).json());
    contract.checkComponent('MailgunMessage', await (await api.get('/v4/nothing')).json());
    const other = await api.patch('/v4/domains');
    expect(other.status()).toBe(405);
    contract.checkComponent('MailgunMessage', await other.json());
  });
  expect(contract.uncalled(), 'operations that this test never calls').toEqual([]);
});

test('a subaccount is over its minute without anybody else being', async ({ api, subaccount }) => {
  const contract = new OpenApiContract((await (await api.get('/api/openapi.json')).json()) as OpenApiDocument);
  const statuses: number[] = [];
  for (let batch = 0; batch * 20 <= LIMIT; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => subaccount.get('/v1/webhooks')));
    statuses.push(...answers.map((answer) => answer.status()));
  }
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  await contract.call(subaccount, 'GET /v1/webhooks', { status: 429 });
  await contract.call(api, 'GET /v1/webhooks');
});

test('who has no key, and who acts on a subaccount, is told of neither the features nor the fields of primaries', async ({
  api,
  baseURL,
  playwright,
  subaccount,
}) => {
  const nobody = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  const whole = await api.get('/api/openapi.json');
  expect(await whole.text()).toContain('webhooks_redact_pii');
  for (const client of [nobody, subaccount]) {
    const answer = await client.get('/eu/api/openapi.json');
    expect(answer.status()).toBe(200);
    expect(await answer.text()).not.toMatch(/pii|redact/i);
    expect(answer.headers()['access-control-allow-origin']).toBe('*');
  }
  await nobody.dispose();
});
