import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { checkDestination } from './check-destination';
import { NO_SUCH_BIN } from './no-such-bin';
import { type OwnServer, ownServer } from './own-server';
import { WebhookSender } from './send-webhook';

const settings: Record<string, unknown> = {};
vi.mock('@/lib/config/env', () => ({ env: () => settings, logLevel: () => 'silent' }));

const ID = 'AbCdEfGhIjKlMnOpQrSt-_';
const ORIGIN = 'https://hooks.acme.example';
/** ALLOW_PRIVATE_DESTINATIONS= */
const STRICT = parseCidrs('');
const names: Record<string, string[]> = {};
let asked: string[];
let receiver: Receiver;
let senders: WebhookSender[];

const resolve = async (name: string) => {
  asked.push(name);
  return names[name] ?? [];
};
const ours = (over: Partial<OwnServer> = {}): OwnServer => ({
  ...ownServer(),
  isBin: async (id) => id === ID,
  ...over,
});
function send(url: string, own: OwnServer, policy = STRICT) {
  const made = new WebhookSender({ policy, own, resolve, deadlineMs: 3_000, connectTimeoutMs: 1_000 });
  senders.push(made);
  return made.send({ url, headers: { 'content-type': 'application/json' }, body: '{}' });
}

beforeEach(async () => {
  asked = [];
  senders = [];
  receiver = await startReceiver();
  for (const name of Object.keys(names)) delete names[name];
  for (const name of Object.keys(settings)) delete settings[name];
  Object.assign(settings, { HOST: '127.0.0.1', PORT: 3000, PUBLIC_URL: `${ORIGIN}/`, POSTWIRE_WEB: receiver.url });
});
afterEach(async () => {
  await Promise.all(senders.map((each) => each.close()));
  await receiver.close();
});

describe('under the strictest policy, a bin of ours', () => {
  it('is reached at the web process’s own address, whatever the name in PUBLIC_URL resolves to', async () => {
    names['hooks.acme.example'] = ['10.0.0.1'];
    expect(await send(`${ORIGIN}/bin/${ID}/orders?x=1`, ours())).toMatchObject({ ok: true, statusCode: 200 });
    expect(asked).toEqual([]);
    const [request] = receiver.requests;
    expect([request?.url, request?.headers.host]).toEqual([`/bin/${ID}/orders?x=1`, 'hooks.acme.example']);
  });

  it('is reached without PUBLIC_URL at the server’s own address', async () => {
    settings.PUBLIC_URL = undefined;
    expect(await send(`${receiver.url}/bin/${ID}`, ours())).toMatchObject({ ok: true, statusCode: 200 });
  });

  it('may be saved', async () => {
    await expect(checkDestination(`${ORIGIN}/bin/${ID}`, STRICT, resolve, ours())).resolves.toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is not redirected from', async () => {
    receiver.answer((_, response) => {
      response.writeHead(302, { location: '/api/webhooks' }).end();
      return undefined;
    });
    expect(await send(`${ORIGIN}/bin/${ID}`, ours())).toMatchObject({ statusCode: 302 });
    expect(receiver.requests).toHaveLength(1);
  });

  it('that does not exist is no destination, at save and at each attempt', async () => {
    const gone = `${ORIGIN}/bin/${ID.toLowerCase()}`;
    const loopback = parseCidrs('127.0.0.0/8');
    for (const policy of [STRICT, loopback]) {
      expect(await send(gone, ours(), policy)).toMatchObject({ ok: false, kind: 'blocked', detail: NO_SUCH_BIN });
    }
    await expect(checkDestination(gone, STRICT, resolve, ours())).rejects.toThrow(NO_SUCH_BIN);
    expect(receiver.requests).toEqual([]);
  });

  it('is a fault and no refusal while nobody can say whether it exists', async () => {
    const isBin = () => Promise.reject(new Error('The database is away.'));
    expect(await send(`${ORIGIN}/bin/${ID}`, ours({ isBin }))).toMatchObject({ ok: false, kind: 'other' });
  });
});

describe('nothing else of ours becomes reachable by it', () => {
  const others = [
    '/api/webhooks',
    `/bin/${ID}/../../api/webhooks`,
    `/bin/${ID}/%2e%2e/%2e%2e/api`,
    `/bin/${ID}/..%2fapi`,
    '/',
  ];

  it.each(others)('at the server’s own address: %s', async (path) => {
    settings.PUBLIC_URL = undefined;
    const url = `${receiver.url}${path}`;
    expect(await send(url, ours())).toMatchObject({ ok: false, kind: 'blocked' });
    await expect(checkDestination(url, STRICT, resolve, ours())).rejects.toThrow('loopback');
    expect(receiver.requests).toEqual([]);
  });

  it.each(others)('at the name in PUBLIC_URL: %s', async (path) => {
    names['hooks.acme.example'] = ['127.0.0.1'];
    const url = `${ORIGIN}${path}`;
    expect(await send(url, ours())).toMatchObject({ ok: false, kind: 'blocked' });
    await expect(checkDestination(url, STRICT, resolve, ours())).rejects.toThrow('loopback');
  });

  it('over a connection that a bin’s delivery has left open', async () => {
    settings.PUBLIC_URL = undefined;
    const own = ours();
    const made = new WebhookSender({ policy: STRICT, own, resolve, deadlineMs: 3_000, connectTimeoutMs: 1_000 });
    senders.push(made);
    const post = (path: string) => made.send({ url: `${receiver.url}${path}`, headers: {}, body: '{}' });
    expect(await post(`/bin/${ID}`)).toMatchObject({ ok: true });
    expect(await post('/api/webhooks')).toMatchObject({ ok: false, kind: 'blocked' });
    expect(receiver.requests).toHaveLength(1);
  });

  it('nor another port of this machine', async () => {
    settings.PUBLIC_URL = undefined;
    settings.POSTWIRE_WEB = 'http://127.0.0.1:1';
    expect(await send(`${receiver.url}/bin/${ID}`, ours())).toMatchObject({ ok: false, kind: 'blocked' });
  });
});

describe('a name that resolves elsewhere is no way in', () => {
  it('where the web process is on this machine: only this machine’s addresses are connected to', async () => {
    const { port } = new URL(receiver.url);
    settings.POSTWIRE_WEB = `http://web.internal:${port}`;
    const url = `${ORIGIN}/bin/${ID}`;
    names['web.internal'] = ['10.0.0.1'];
    expect(await send(url, ours())).toMatchObject({
      ok: false,
      kind: 'blocked',
      detail: expect.stringContaining('leads to an address that is a private address'),
    });
    names['web.internal'] = ['127.0.0.1'];
    expect(await send(url, ours())).toMatchObject({ ok: true });
  });

  it('a worker alone, http: nothing proves that it is ours, so the ordinary policy holds', async () => {
    const { port } = new URL(receiver.url);
    Object.assign(settings, { POSTWIRE_WEB: undefined, PUBLIC_URL: `http://hooks.acme.example:${port}` });
    settings.ALLOW_PRIVATE_DESTINATIONS = '';
    names['hooks.acme.example'] = ['127.0.0.1'];
    const url = `http://hooks.acme.example:${port}/bin/${ID}`;
    expect(await send(url, ours())).toMatchObject({ ok: false, kind: 'blocked' });
    settings.ALLOW_PRIVATE_DESTINATIONS = '127.0.0.0/8';
    expect(await send(url, ours())).toMatchObject({ ok: true });
  });

  it('a worker alone, https: any address, but only the name’s own certificate', async () => {
    const { port } = new URL(receiver.url);
    Object.assign(settings, { POSTWIRE_WEB: undefined, PUBLIC_URL: `https://hooks.acme.example:${port}` });
    names['hooks.acme.example'] = ['127.0.0.1'];
    // This receiver has none: the address is let through, and TLS is what refuses.
    expect(await send(`https://hooks.acme.example:${port}/bin/${ID}`, ours())).toMatchObject({
      ok: false,
      kind: 'tls',
    });
    expect(receiver.requests).toEqual([]);
  });

  it('a worker alone, https: never the cloud’s metadata', async () => {
    Object.assign(settings, { POSTWIRE_WEB: undefined });
    for (const address of ['169.254.169.254', 'fd00:ec2::254', '::ffff:169.254.169.254']) {
      names['hooks.acme.example'] = [address];
      const result = await send(`${ORIGIN}/bin/${ID}`, ours());
      expect(result).toMatchObject({ ok: false, kind: 'blocked', detail: expect.stringContaining('metadata') });
    }
  });

  it('a worker alone without PUBLIC_URL: the web process at its own HOST and PORT', async () => {
    const { port } = new URL(receiver.url);
    Object.assign(settings, { POSTWIRE_WEB: undefined, PUBLIC_URL: undefined, PORT: Number(port) });
    expect(await send(`${receiver.url}/bin/${ID}`, ours())).toMatchObject({ ok: true });
  });
});

it('credentials in the URL of a bin are sent like any other’s', async () => {
  const url = `https://user:pw@hooks.acme.example/bin/${ID}`;
  expect(await send(url, ours())).toMatchObject({ ok: true });
  expect(receiver.requests[0]?.headers.authorization).toBe(`Basic ${btoa('user:pw')}`);
});
