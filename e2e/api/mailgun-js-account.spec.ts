import { randomBytes } from 'node:crypto';
import {
  API_KEY,
  addWebhook,
  bodyOf,
  event,
  expect,
  mailgunSignature,
  send,
  test,
  verifyStandard,
} from '../dispatch/world';
import { newDomain } from '../panel/new-domain';
import { mailgunSdk } from './sdk';

/** The SDK's client has it; its type does not. */
type SubaccountsWithFeatures = ReturnType<typeof mailgunSdk>['subaccounts'] & {
  updateSubaccountFeature(id: string, features: Record<string, boolean>): Promise<unknown>;
};

test('the SDK reads and regenerates the signing key, which the next webhook is signed with', async ({
  api,
  product,
  receiver,
}) => {
  const { accountManagement } = mailgunSdk(product.url, API_KEY);
  const before = await accountManagement.getWebhookSigningKey();
  expect(before).toMatchObject({ status: 200, http_signing_key: expect.stringMatching(/^key-[0-9a-f]{32}$/) });
  const made = await accountManagement.createWebhookSigningKey();
  expect(made).toMatchObject({ status: 200, message: 'regenerated HTTP signing key for account' });
  const after = await accountManagement.getWebhookSigningKey();
  expect(after.http_signing_key).not.toBe(before.http_signing_key);

  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  await send(api, domain, event());
  const [request] = await receiver.waitFor(1);
  const { signature } = bodyOf(request);
  expect(signature.signature).toBe(mailgunSignature(after.http_signing_key, signature));
  // Standard Webhooks headers carry both for a day.
  for (const key of [before, after]) {
    if (request) expect(() => verifyStandard(key.http_signing_key, request)).not.toThrow();
  }
});

test('the SDK switches redaction on and off', async ({ api, product, receiver }) => {
  const { accountManagement } = mailgunSdk(product.url, API_KEY);
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  for (const [enabled, recipient] of [
    [true, '[REDACTED]'],
    [false, 'ada@customer.example'],
  ] as const) {
    receiver.requests.length = 0;
    expect(await accountManagement.updateAccountFeature({ webhooks_redact_pii: { enabled } })).toMatchObject({
      success: true,
    });
    await send(api, domain, event());
    const [request] = await receiver.waitFor(1);
    expect(bodyOf(request)['event-data'].recipient).toBe(recipient);
  }
});

test('the SDK creates, lists, disables, enables and destroys subaccounts', async ({ product }) => {
  const mg = mailgunSdk(product.url, API_KEY);
  const { subaccounts } = mg;
  const name = `Sdk ${randomBytes(4).toString('hex')}`;
  const { subaccount } = await subaccounts.create(name);
  expect(subaccount).toMatchObject({ name, status: 'open', created_at: expect.any(Date) });
  const { id } = subaccount;
  expect((await subaccounts.get(id)).subaccount).toMatchObject({ id, name, status: 'open' });
  const listed = await subaccounts.list({ limit: 1_000, skip: 0, sort: 'asc', enabled: true });
  expect(listed.subaccounts.map((one) => one.id)).toContain(id);
  expect(listed.total).toBeGreaterThan(0);
  expect((await subaccounts.disable(id)).subaccount.status).toBe('disabled');
  await expect(subaccounts.disable(id)).rejects.toMatchObject({
    status: 400,
    details: 'subaccount is already disabled',
  });
  expect((await subaccounts.list({ limit: 1_000, enabled: true })).subaccounts.map((one) => one.id)).not.toContain(id);
  expect((await subaccounts.enable(id)).subaccount.status).toBe('open');
  await expect(subaccounts.get('f'.repeat(24))).rejects.toMatchObject({ status: 404, details: 'Not Found' });

  mg.setSubaccount(id);
  expect(await mg.domains.list({})).toEqual([]);
  const domain = `${randomBytes(4).toString('hex')}.sdk.example`;
  await mg.domains.create({ name: domain });
  await mg.webhooks.create(domain, 'opened', 'https://hooks.example.com/sub', false);
  mg.resetSubaccount();
  expect((await mg.domains.list({})).map((one) => one.name)).not.toContain(domain);
  await expect(mg.webhooks.list(domain, {})).rejects.toMatchObject({ status: 404, details: 'Domain not found' });

  expect(await subaccounts.destroy(id)).toMatchObject({ message: 'Subaccount successfully deleted' });
  await expect(subaccounts.get(id)).rejects.toMatchObject({ status: 404 });
});

test('the SDK reads and sets the monthly limit of a subaccount', async ({ product }) => {
  const { subaccounts } = mailgunSdk(product.url, API_KEY);
  const { id } = (await subaccounts.create(`Limited ${randomBytes(4).toString('hex')}`)).subaccount;
  expect(await subaccounts.setMonthlySendingLimit(id, 10_000)).toMatchObject({ success: true });
  expect(await subaccounts.getMonthlySendingLimit(id)).toMatchObject({ limit: 10_000, current: 0, period: '1m' });
});

test('the SDK switches features of a subaccount', async ({ product }) => {
  const { subaccounts } = mailgunSdk(product.url, API_KEY) as unknown as { subaccounts: SubaccountsWithFeatures };
  const { id } = (await subaccounts.create(`Featured ${randomBytes(4).toString('hex')}`)).subaccount;
  expect(await subaccounts.updateSubaccountFeature(id, { validations: true, sending: false })).toMatchObject({
    features: { validations: { enabled: true }, sending: { enabled: false } },
  });
  await expect(subaccounts.updateSubaccountFeature(id, {})).rejects.toMatchObject({
    status: 400,
    details: 'No valid updates provided',
  });
});

test('the SDK regenerates the public key', async ({ product }) => {
  const { apiKeys } = mailgunSdk(product.url, API_KEY);
  expect(await apiKeys.regeneratePublicKey()).toMatchObject({ status: 200, key: expect.stringMatching(/^pubkey-/) });
});

test('the SDK makes, lists and destroys API keys; the secret is shown once', async ({ api, product }) => {
  const { apiKeys } = mailgunSdk(product.url, API_KEY);
  const domain = await newDomain(api);
  // The SDK's type says that the answer is the key; Mailgun's answer has it one level down, as the SDK hands it on.
  const made = (await apiKeys.create({
    role: 'sending',
    kind: 'domain',
    domain_name: domain,
    description: 'From the SDK',
  })) as unknown as { message: string; key: { id: string; secret: string } };
  expect(made).toMatchObject({
    message: 'great success',
    key: { role: 'sending', kind: 'domain', domain_name: domain, description: 'From the SDK' },
  });
  const { id, secret } = made.key;
  const listed = await apiKeys.list({ kind: 'domain', domain_name: domain });
  expect(listed).toMatchObject({ totalCount: 1, items: [{ id, role: 'sending', created_at: expect.any(Date) }] });
  expect(JSON.stringify(listed)).not.toContain(secret);

  const bearer = mailgunSdk(product.url, secret);
  const to = 'ada@customer.example';
  expect(await bearer.messages.create(domain, { from: `a@${domain}`, to, subject: 's', text: 't' })).toMatchObject({
    status: 200,
  });
  await expect(bearer.webhooks.list(domain, {})).rejects.toMatchObject({ status: 403, details: 'Forbidden' });

  expect(await apiKeys.destroy(id)).toMatchObject({ message: 'key deleted' });
  expect((await apiKeys.list({ domain_name: domain })).totalCount).toBe(0);
  await expect(bearer.webhooks.list(domain, {})).rejects.toMatchObject({ status: 401 });
});
