import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { ClientCertificate } from '@/lib/storage/client-certificates';

const COMMON_NAME = 'webhooks.postwire';
const KEY_BITS = 2_048;
const VALID_YEARS = 20;
const DAY_MS = 86_400_000;

const newKeyPair = promisify(generateKeyPair);

/** Positive, as X.509 demands: the first bit is 0. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0);
  return bytes.toString('hex');
}

/** A new key with a certificate of its own for it, good for proving who a TLS client is and for nothing else. */
export async function makeClientCertificate(now: Date): Promise<ClientCertificate> {
  const pem = await newKeyPair('rsa', {
    modulusLength: KEY_BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pem.publicKey);
  certificate.serialNumber = serialNumber();
  // A day back: receivers whose clock is behind shall not find it too new.
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS);
  certificate.validity.notAfter = new Date(now.getTime() + VALID_YEARS * 365.25 * DAY_MS);
  const subject = [{ name: 'commonName', value: COMMON_NAME }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', clientAuth: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(pem.privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n'), privateKey: pem.privateKey };
}
