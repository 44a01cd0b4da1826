import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its key, as PEM. */
export interface Issued {
  certificate: string;
  privateKey: string;
}

interface Keys {
  publicKey: string;
  privateKey: string;
}

const DAY_MS = 86_400_000;

const newKeys = (): Keys =>
  generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

function issue(subject: string, issuer: string, extensions: object[], keys: Keys, by: Keys): string {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + DAY_MS);
  certificate.setSubject([{ name: 'commonName', value: subject }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer }]);
  certificate.setExtensions(extensions);
  certificate.sign(forge.pki.privateKeyFromPem(by.privateKey), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

/** A certificate authority of a test's own, and a server's certificate for one name. */
export function localCa(serverName: string): { ca: string; server: Issued } {
  const name = 'Postwire tests';
  const authority = newKeys();
  const keys = newKeys();
  const altNames = [{ type: 2, value: serverName }];
  return {
    ca: issue(name, name, [{ name: 'basicConstraints', cA: true, critical: true }], authority, authority),
    server: {
      certificate: issue(serverName, name, [{ name: 'subjectAltName', altNames }], keys, authority),
      privateKey: keys.privateKey,
    },
  };
}
