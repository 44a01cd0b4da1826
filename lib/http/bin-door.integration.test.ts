import { connect } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { signEvent } from '@/lib/core/sign-event';
import { standardWebhookHeaders } from '@/lib/core/standard-webhooks';
import { MAX_KEPT_BODY_BYTES } from '@/lib/schemas/bin-limits';
import type { UpdateBinInput } from '@/lib/schemas/bins';
import { getBinRequest, listBinRequests } from '@/lib/services/bin-requests';
import { createBin, getBin, updateBin } from '@/lib/services/bins';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { readSigningKey, regenerateSigningKey } from '@/lib/services/signing-key';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { BinServer } from '@/lib/testing/bin-server';
import { withDatabase } from '@/lib/testing/database';
import { BinLimits } from './bin-limits';

await withDatabase();

const server = new BinServer();
let primary: Caller;
let sub: Caller;
let binId: string;

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  sub = systemCaller(await createSubaccount(primary, 'Acme sub'));
});
beforeEach(async () => {
  await pool().query('delete from bins');
  binId = (await createBin(primary, {})).id;
});

const url = (path = '') => server.url(`/bin/${binId}${path}`);
const answers = (answer: UpdateBinInput['answer']) => updateBin(primary, binId, { answer });
const page = { limit: 100 };
const newest = async () => {
  const [first] = (await listBinRequests(primary, binId, page)).items;
  if (!first) throw new Error('The bin is empty.');
  return getBinRequest(primary, binId, first.id);
};

/** What a plain socket gets for what it sends. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}

describe('what arrives is kept', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND'])('%s counts', async (method) => {
    const answer = await fetch(url(`/a/b?c=1&c=2`), { method });
    expect(answer.status).toBe(200);
    expect(await newest()).toMatchObject({
      method,
      path: '/a/b',
      query: 'c=1&c=2',
      answered: 200,
      remoteAddress: '127.0.0.1',
    });
  });

  it('with headers in the order sent, without cookies and credentials', async () => {
    await raw(
      `POST /bin/${binId} HTTP/1.1\r\nHost: x\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nCookie: postwire_session=s3cret\r\nAuthorization: Basic czNjcmV0\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi`,
    );
    const request = await newest();
    expect(request.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Host: x',
      'X-B: 1',
      'x-a: 2',
      'X-B: 3',
      'Cookie: ***',
      'Authorization: Basic ***',
      'Content-Length: 2',
      'Connection: close',
    ]);
    const stored = await pool().query('select r::text as row from bin_requests r');
    expect(JSON.stringify(stored.rows)).not.toMatch(/s3cret|czNjcmV0/);
  });

  it('bytes that are no text, in base64', async () => {
    await fetch(url(), { method: 'POST', body: new Uint8Array([0xff, 0x00]) });
    expect(await newest()).toMatchObject({ body: '/wA=', bodyEncoding: 'base64', bodyBytes: 2, bodyCut: false });
  });

  it('of a body only the first 256 KiB, marked as cut', async () => {
    await fetch(url(), { method: 'POST', body: 'é'.repeat(MAX_KEPT_BODY_BYTES / 2 + 10) });
    const request = await newest();
    expect(request).toMatchObject({ bodyBytes: MAX_KEPT_BODY_BYTES + 20, bodyCut: true, bodyEncoding: 'utf8' });
    expect(Buffer.byteLength(request.body)).toBe(MAX_KEPT_BODY_BYTES);
  });

  it('the newest 500 of them', async () => {
    await fetch(url(), { method: 'POST', body: 'first' });
    await pool().query('update bins set received = received + 499 where id = $1', [binId]);
    await fetch(url('/last'));
    const { items } = await listBinRequests(primary, binId, page);
    expect(items.map(({ id, path }) => [id, path])).toEqual([['501', '/last']]);
    expect((await getBin(primary, binId)).received).toBe(501);
  });

  it('and 8 MiB of them', async () => {
    await fetch(url(), { method: 'POST', body: 'first' });
    await fetch(url(), { method: 'POST', body: 'second' });
    await pool().query('update bins set received_bytes = received_bytes + 8388000 where id = $1', [binId]);
    await fetch(url(), { method: 'POST', body: 'x'.repeat(500) });
    expect((await listBinRequests(primary, binId, page)).items.map(({ id }) => id)).toEqual(['3']);
  });
});

describe('what is answered', () => {
  it('is plain text that says nothing of what was sent, without cookies and CORS', async () => {
    const answer = await fetch(url('/<script>alert(1)</script>'), {
      method: 'POST',
      body: '<script>alert(1)</script>',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(await answer.text()).toBe('200\n');
    const names = [...answer.headers.keys()];
    expect(names.filter((name) => /^(set-cookie|location|access-control-.*)$/.test(name))).toEqual([]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([200, 204, 302, 304, 406, 500, 599])('is the status that was set: %i', async (status) => {
    await answers({ status });
    const answer = await fetch(url(), { redirect: 'manual' });
    expect(answer.status).toBe(status);
    expect((await newest()).answered).toBe(status);
  });

  it('comes after the delay', async () => {
    await answers({ delayMs: 300 });
    const startedAt = Date.now();
    expect((await fetch(url())).status).toBe(200);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(290);
  });

  it('is nothing while it hangs, and what arrived is there at once', async () => {
    await answers({ hang: true });
    const client = new AbortController();
    const asked = fetch(url('/hangs'), { signal: client.signal });
    await expect.poll(async () => (await listBinRequests(primary, binId, page)).items.length).toBe(1);
    expect((await newest()).answered).toBeNull();
    client.abort();
    await expect(asked).rejects.toThrow();
  });

  it('is 404 for ids that are none, or whose time is over, whatever is sent', async () => {
    await pool().query('update bins set expires_at = now() where id = $1', [binId]);
    for (const path of [url(), server.url('/bin/x'), server.url(`/bin/${'A'.repeat(22)}/y`)]) {
      const answer = await fetch(path, { method: 'POST', body: '{}' });
      expect([answer.status, await answer.text()]).toEqual([404, 'Not found.\n']);
    }
    expect((await fetch(server.url('/bins'))).status).toBe(418);
  });
});

describe('too much', () => {
  it('of a body is refused before it is read', async () => {
    const head = `POST /bin/${binId} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n`;
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 413 /);
    expect((await getBin(primary, binId)).received).toBe(0);
  });

  it('at once is told to wait, and the rest is kept', async () => {
    // Few a second, so that also a slow machine sends more than that.
    server.renew(new BinLimits({ perBin: 5 }));
    const statuses = await Promise.all(Array.from({ length: 150 }, () => fetch(url()).then(({ status }) => status)));
    const refused = statuses.filter((status) => status === 429).length;
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await getBin(primary, binId)).received).toBe(150 - refused);
  });
});

describe('what signatures are worth', () => {
  const TOKEN = 'a'.repeat(50);
  async function post(account: Caller, keys: { own: string; parent?: string; standard?: string[] }, change = '') {
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = signEvent({
      signingKey: keys.own,
      parentSigningKey: keys.parent ?? null,
      timestamp,
      token: TOKEN,
    });
    const body = JSON.stringify({
      signature,
      'event-data': { event: 'delivered', account: { id: account.account.id } },
    });
    const standard = standardWebhookHeaders({ id: 'msg_1', timestamp, body, keys: keys.standard ?? [keys.own] });
    await fetch(url(), { method: 'POST', body: body + change, headers: standard });
    const { checks } = await newest();
    return [checks.mailgun.verdict, checks.standardWebhooks.verdict, checks.event];
  }

  it('of the account’s own event', async () => {
    const own = await readSigningKey(primary);
    expect(await post(primary, { own })).toEqual(['valid', 'valid', 'delivered']);
    expect(await post(primary, { own: 'key-x' })).toEqual(['wrong_key', 'wrong_key', 'delivered']);
    expect(await post(primary, { own }, ' ')).toEqual(['valid', 'body_changed', 'delivered']);
  });

  it('of a subaccount’s event, which both keys must sign', async () => {
    const [own, parent] = [await readSigningKey(sub), await readSigningKey(primary)];
    expect(await post(sub, { own, parent })).toEqual(['valid', 'valid', 'delivered']);
    expect(await post(sub, { own })).toEqual(['missing', 'valid', 'delivered']);
    expect(await post(sub, { own: parent, parent })).toEqual(['wrong_key', 'valid', 'delivered']);
  });

  it('of a stranger’s event: the stranger’s keys are not even tried', async () => {
    const stranger = systemCaller(await createPrimaryAccount('Other'));
    const own = await readSigningKey(stranger);
    expect(await post(stranger, { own })).toEqual(['wrong_key', 'wrong_key', 'delivered']);
  });

  it('stays what it was when the key is regenerated afterwards, and the old one has its day of grace', async () => {
    const own = await readSigningKey(primary);
    await post(primary, { own });
    await regenerateSigningKey(primary);
    expect((await newest()).checks.mailgun.verdict).toBe('valid');
    expect(await post(primary, { own })).toEqual(['wrong_key', 'valid', 'delivered']);
  });

  it('tells no key, and none is stored', async () => {
    const own = await readSigningKey(primary);
    await post(primary, { own });
    const stored = await pool().query('select r::text as row from bin_requests r');
    expect(JSON.stringify([stored.rows, await newest()])).not.toContain(own);
  });
});
