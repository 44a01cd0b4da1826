import { log } from '@/lib/config/log';
import {
  type ClientCertificate,
  findClientCertificate,
  findClientCertificateText,
  insertClientCertificate,
} from '@/lib/storage/client-certificates';
import { makeClientCertificate } from './make-client-certificate';

/**
 * The PEM of the certificate that receivers may ask our TLS connections for (MAILGUN 5.4), for them to trust. One per
 * installation, made when it is first needed.
 */
export async function clientCertificateText(): Promise<string> {
  const found = await findClientCertificateText();
  if (found !== null) return found;
  await insertClientCertificate(await makeClientCertificate(new Date()));
  const made = await findClientCertificateText();
  if (made === null) throw new Error('The client certificate was stored and is not there.');
  return made;
}

/**
 * The certificate with its key, for the sender. Null when it cannot be had (a database that is away, another ENCRYPTION_KEY):
 * hardly a receiver asks for it, so that webhooks go out without one rather than not at all.
 */
export async function loadClientCertificate(): Promise<ClientCertificate | null> {
  try {
    await clientCertificateText();
    return await findClientCertificate();
  } catch (error) {
    log.warn({ error: String(error) }, 'dispatch.no_client_certificate');
    return null;
  }
}
