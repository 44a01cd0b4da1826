import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { localCa } from '@/lib/testing/local-ca';
import { WebhookSender } from './send-webhook';

const NAME = 'hooks.pinned.test';
const { ca, server: issued } = localCa(NAME);
const asked: { servername: string | false; host: string | undefined }[] = [];
const server = createServer({ cert: issued.certificate, key: issued.privateKey }, (request, response) => {
  asked.push({
    servername: (request.socket as TLSSocket & { servername?: string | false }).servername ?? false,
    host: request.headers.host,
  });
  response.end('ok');
});
let port = 0;

beforeAll(async () => {
  // As NODE_EXTRA_CA_CERTS would, which a process reads at its start only.
  const createSecureContext = tls.createSecureContext;
  vi.spyOn(tls, 'createSecureContext').mockImplementation((options) => createSecureContext({ ...options, ca }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function send(hostname: string, resolve: (name: string) => Promise<string[]>, path = '/') {
  const policy = parseCidrs('127.0.0.0/8');
  const sender = new WebhookSender({ policy, connectTimeoutMs: 3_000, deadlineMs: 5_000, resolve });
  const result = await sender.send({ url: `https://${hostname}:${port}${path}`, headers: {}, body: '{}' });
  await sender.close();
  return result;
}

describe('SECURITY 2: connect to the vetted address, and keep the name for TLS', () => {
  it('the name is resolved once; its certificate is verified at the address that was vetted', async () => {
    const names: string[] = [];
    const result = await send(NAME, async (name) => {
      names.push(name);
      // A second question would lead elsewhere.
      return names.length === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    });
    expect(result).toMatchObject({ ok: true, statusCode: 200 });
    expect(names).toEqual([NAME]);
    expect(asked.at(-1)).toEqual({ servername: NAME, host: `${NAME}:${port}` });
  });

  it('a server at that address with a certificate for another name is refused', async () => {
    const before = asked.length;
    const result = await send('other.pinned.test', async () => ['127.0.0.1']);
    expect(result).toMatchObject({ ok: false, kind: 'tls', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(asked).toHaveLength(before);
  });

  it('and so is the address itself, which no certificate names', async () => {
    expect(await send('127.0.0.1', async () => [])).toMatchObject({ ok: false, kind: 'tls' });
  });
});
