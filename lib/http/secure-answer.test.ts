import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secureAnswer } from './secure-answer';

let seen: IncomingHttpHeaders = {};
let https = false;
const server = createServer((request, response) => {
  secureAnswer(request, response, request.url ?? '/', { development: false, https });
  seen = request.headers;
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1];

describe('a page', () => {
  it('gets a nonce that no other answer had, in its policy and for Next', async () => {
    const first = nonceOf((await ask('/login')).headers.get('content-security-policy'));
    const second = nonceOf((await ask('/login')).headers.get('content-security-policy'));
    expect(first).toMatch(/^[\w+/]{22}==$/);
    expect(second).not.toBe(first);
    expect([seen['x-nonce'], nonceOf(String(seen['content-security-policy']))]).toEqual([second, second]);
  });

  it('takes no nonce or policy from outside', async () => {
    await ask('/login', { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" });
    expect(JSON.stringify(seen)).not.toContain('mine');
  });
});

it('data carries no nonce, and hands none to Next', async () => {
  const answer = await ask('/api/webhooks', {
    'x-nonce': 'mine',
    'content-security-policy-report-only': "script-src 'nonce-mine'",
  });
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(JSON.stringify(seen)).not.toContain('nonce');
});

describe('HSTS', () => {
  it('is sent where people come by https, and not over plain http', async () => {
    expect((await ask('/login')).headers.get('strict-transport-security')).toBeNull();
    const forwarded = await ask('/v3/domains', { 'x-forwarded-proto': 'https' });
    expect(forwarded.headers.get('strict-transport-security')).toBe('max-age=63072000');
    https = true;
    expect((await ask('/login')).headers.get('strict-transport-security')).toBe('max-age=63072000');
    https = false;
  });
});
