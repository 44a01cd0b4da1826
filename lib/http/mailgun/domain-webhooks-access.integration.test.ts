import { describe, expect, it } from 'vitest';
import * as domainRoute from '@/app/(mailgun)/v3/domains/[domain]/route';
import * as typeRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/route';
import * as testRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/test/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import * as v4Route from '@/app/(mailgun)/v4/domains/[domain]/webhooks/route';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { A, webhookDoors } from '@/lib/testing/webhook-doors';

await withDatabase();

const { clients, params, v3Post } = webhookDoors();

describe('who may', () => {
  it("is told nothing of a stranger's, a primary's or another region's domain", async () => {
    const calls: [Parameters<typeof clients.owner>[0], string, Record<string, string>?][] = [
      [v3Route, 'GET'],
      [v3Route, 'POST', { id: 'opened', url: A }],
      [typeRoute, 'GET'],
      [typeRoute, 'PUT', { url: A }],
      [typeRoute, 'DELETE'],
      [testRoute, 'PUT', { url: A }],
      [v4Route, 'POST', { url: A, event_types: 'opened' }],
      [v4Route, 'PUT', { url: A, event_types: 'opened' }],
      [v4Route, 'DELETE', { url: A }],
      [domainRoute, 'GET'],
      [domainRoute, 'PUT', { wildcard: 'true' }],
      [domainRoute, 'DELETE'],
    ];
    for (const [handlers, method, form] of calls) {
      for (const [client, headers] of [
        [clients.stranger, {}],
        [clients.sub, {}],
        [clients.owner, { host: 'api.eu.example.com' }],
      ] as const) {
        const answer = await client(handlers, method, {
          ...params({ type: 'opened' }),
          headers,
          ...(form ? { form } : {}),
        });
        expect([method, answer.status, answer.text]).toEqual([method, 404, '{"message":"Domain not found"}\n']);
      }
    }
  });

  it('a viewer reads and changes nothing', async () => {
    expect(await clients.viewer(v3Route, 'GET', params())).toMatchObject({ status: 200 });
    expect(await v3Post({ id: 'opened', url: A }, { client: clients.viewer })).toMatchObject({
      status: 403,
      text: '{"message":"Forbidden"}\n',
    });
  });

  it('needs a key', async () => {
    const none = await mailgunClient(null)(v3Route, 'GET', params());
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Basic realm="MG API"');
    expect(await mailgunClient('key-wrong')(v3Route, 'GET', params())).toMatchObject({
      status: 401,
      text: '{"message":"Invalid private key"}\n',
    });
  });

  it('answers a method that is not there with JSON', async () => {
    expect(await clients.owner(v4Route, 'GET', params())).toMatchObject({
      status: 405,
      text: '{"message":"Method Not Allowed"}\n',
    });
  });
});
