import { beforeAll, describe, expect, it } from 'vitest';
import * as v1Route from '@/app/(mailgun)/v1/webhooks/[id]/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/route';
import * as v4Route from '@/app/(mailgun)/v4/domains/[domain]/webhooks/route';
import type { Caller } from '@/lib/core/access';
import { createWebhookSchema, updateWebhookSchema } from '@/lib/schemas/webhooks';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { createWebhook, updateWebhook } from './change-webhook';
import { createPrimaryAccount } from './provision-account';
import { createApiKey } from './provision-api-key';
import { createDomain } from './provision-domain';
import { systemCaller } from './system-caller';
import { getWebhook, listWebhooks } from './webhooks';

await withDatabase();

const DOMAIN = 'mg.acme.example';
const URL_A = 'https://a.example.com/hook';
const onAccount = { level: 'account' as const, url: URL_A, description: '', eventTypes: ['opened' as const] };
const onDomain = { ...onAccount, level: 'domain' as const, domain: DOMAIN };

let caller: Caller;
let mailgun: ReturnType<typeof mailgunClient>;

beforeAll(async () => {
  caller = systemCaller(await createPrimaryAccount('Acme'));
  await createDomain(caller, { name: DOMAIN });
  mailgun = mailgunClient((await createApiKey(caller, { role: 'admin' })).secret);
});

describe('a rate limit', () => {
  it('is none unless it is given, is changed by what names it, and is taken away by null', async () => {
    const { id, rateLimit } = await createWebhook(caller, onAccount);
    expect(rateLimit).toBeNull();
    expect((await updateWebhook(caller, id, { rateLimit: 5 })).rateLimit).toBe(5);
    expect((await updateWebhook(caller, id, { description: 'Ops', enabled: false })).rateLimit).toBe(5);
    expect((await listWebhooks(caller)).items.map((webhook) => webhook.rateLimit)).toEqual([5]);
    expect((await updateWebhook(caller, id, { rateLimit: null })).rateLimit).toBeNull();
  });

  it('may be given at once', async () => {
    const { id } = await createWebhook(caller, { ...onAccount, url: 'https://b.example.com/', rateLimit: 1_000 });
    expect((await getWebhook(caller, id)).rateLimit).toBe(1_000);
  });

  it.each([0, -1, 1_001, 2.5, '5', Number.NaN])('of %s is refused', (rateLimit) => {
    for (const parsed of [
      createWebhookSchema.safeParse({ ...onAccount, rateLimit }),
      updateWebhookSchema.safeParse({ rateLimit }),
    ]) {
      expect(parsed.error?.issues).toMatchObject([
        { path: ['rateLimit'], message: 'Enter a whole number from 1 to 1,000, or nothing.' },
      ]);
    }
  });

  it('is left as it is by Mailgun’s doors, which know nothing of it', async () => {
    const account = await createWebhook(caller, { ...onAccount, url: 'https://c.example.com/', rateLimit: 7 });
    const domain = await createWebhook(caller, { ...onDomain, rateLimit: 8 });
    const put = await mailgun(v1Route, 'PUT', {
      params: { id: account.id },
      form: { url: 'https://d.example.com/', event_types: 'clicked' },
    });
    expect(put.status).toBe(204);
    const params = { domain: DOMAIN };
    const v4 = await mailgun(v4Route, 'PUT', { params, form: { url: URL_A, event_types: 'clicked,opened' } });
    const v3 = await mailgun(v3Route, 'PUT', { params: { ...params, type: 'clicked' }, form: { url: URL_A } });
    expect([v4.status, v3.status]).toEqual([200, 200]);
    expect(v4.text + v3.text).not.toMatch(/rate|limit/i);
    expect(await getWebhook(caller, account.id)).toMatchObject({ rateLimit: 7, url: 'https://d.example.com/' });
    expect(await getWebhook(caller, domain.id)).toMatchObject({ rateLimit: 8, eventTypes: ['opened', 'clicked'] });
  });
});
