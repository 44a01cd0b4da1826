import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as route from '@/app/(mailgun)/v1/webhooks/tls_cert/route';
import { parseCidrs } from '@/lib/core/destination-policy';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { clientCertificateText, loadClientCertificate } from './client-certificate';
import { makeClientCertificate } from './make-client-certificate';
import { WebhookSender } from './send-webhook';

await withDatabase();

/** A receiver that asks for a client certificate, and hands over the first that it is shown. */
async function askingReceiver(): Promise<{ url: string; shown: Promise<X509Certificate | undefined>; close(): void }> {
  // Nobody trusts this one: the sender ends the connection right after the handshake, in which it was asked and answered. With
  // TLS 1.2 the server has then heard it.
  const { certificate, privateKey } = await makeClientCertificate(new Date());
  const server = createServer({
    cert: certificate,
    key: privateKey,
    requestCert: true,
    rejectUnauthorized: false,
    maxVersion: 'TLSv1.2',
  });
  const shown = new Promise<X509Certificate | undefined>((resolve) => {
    server.on('secureConnection', (socket: TLSSocket) => {
      resolve(socket.getPeerX509Certificate());
      socket.on('error', () => {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `https://localhost:${port}/`, shown, close: () => server.close() };
}

describe('GET /v1/webhooks/tls_cert (MAILGUN 1.4, 5.4)', () => {
  it('answers the PEM to everybody, the same each time', async () => {
    const first = await mailgunClient(null)(route, 'GET');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/x-pem-file']);
    expect(first.text).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+-----END CERTIFICATE-----\n$/);
    expect((await mailgunClient('key-wrong')(route, 'GET')).text).toBe(first.text);
  });

  it('shows nothing of the private key, which is sealed in the database', async () => {
    const { text } = await mailgunClient(null)(route, 'GET');
    expect(text).not.toContain('PRIVATE');
    const { rows } = await pool().query('select private_key from client_certificates');
    expect(rows).toEqual([{ private_key: expect.stringMatching(/^v1\./) }]);
  });
});

describe('the certificate', () => {
  it('is its own issuer’s, for proving a client, and fits its key', async () => {
    const loaded = await loadClientCertificate();
    const certificate = new X509Certificate(loaded?.certificate ?? '');
    expect([certificate.subject, certificate.ca, certificate.keyUsage]).toEqual([
      'CN=webhooks.postwire',
      false,
      ['1.3.6.1.5.5.7.3.2'],
    ]);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
    expect(new Date(certificate.validTo).getUTCFullYear()).toBeGreaterThan(new Date().getUTCFullYear() + 18);
  });

  it('is one, however many processes need the first one at once', async () => {
    await pool().query('truncate client_certificates');
    const texts = await Promise.all([1, 2, 3].map(() => clientCertificateText()));
    expect(new Set(texts).size).toBe(1);
  });

  it('is missing rather than in the way when its key cannot be opened', async () => {
    await pool().query("update client_certificates set private_key = 'v1.00000000.AAAA'");
    expect(await loadClientCertificate()).toBeNull();
    await pool().query('truncate client_certificates');
  });
});

describe('a receiver that asks for it', () => {
  let receiver: Awaited<ReturnType<typeof askingReceiver>>;
  beforeAll(async () => {
    receiver = await askingReceiver();
  });
  afterAll(() => receiver.close());

  it('is shown the certificate that tls_cert answers', async () => {
    const sender = new WebhookSender({
      policy: parseCidrs('127.0.0.0/8,::1/128'),
      connectTimeoutMs: 3_000,
      deadlineMs: 5_000,
      certificate: await loadClientCertificate(),
    });
    const sent = sender.send({ url: receiver.url, headers: {}, body: '{}' });
    const expected = new X509Certificate((await mailgunClient(null)(route, 'GET')).text);
    expect((await receiver.shown)?.fingerprint256).toBe(expected.fingerprint256);
    await sent;
    await sender.close();
  });
});
