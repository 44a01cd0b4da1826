import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';

/** Adds a sending domain of the test's own, so that tests do not take each other's places. */
export async function newDomain(api: APIRequestContext): Promise<string> {
  const name = `t${randomBytes(5).toString('hex')}.example`;
  const answer = await api.post('/api/domains', { data: { name } });
  expect(answer.status()).toBe(200);
  return name;
}

/** Makes a domain-level webhook over the API. */
export async function newWebhook(
  api: APIRequestContext,
  input: { domain: string; url: string; description?: string; eventTypes: string[] },
): Promise<string> {
  const answer = await api.post('/api/webhooks', { data: { level: 'domain', ...input } });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}
