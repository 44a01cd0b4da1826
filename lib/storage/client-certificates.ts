import { pool } from './pool';
import { open, seal } from './secret-box';

/** What the certificate's key is sealed for. */
export const CERTIFICATE_CONTEXT = 'installation:client-certificate';

/** Both as PEM. */
export interface ClientCertificate {
  certificate: string;
  privateKey: string;
}

/** The public half; null until one was made. */
export async function findClientCertificateText(): Promise<string | null> {
  const result = await pool().query<{ certificate: string }>('select certificate from client_certificates');
  return result.rows[0]?.certificate ?? null;
}

/** Both halves; null until one was made. Throws when the key was sealed under another ENCRYPTION_KEY. */
export async function findClientCertificate(): Promise<ClientCertificate | null> {
  const result = await pool().query<{ certificate: string; private_key: string }>(
    'select certificate, private_key from client_certificates',
  );
  const row = result.rows[0];
  return row ? { certificate: row.certificate, privateKey: open(row.private_key, CERTIFICATE_CONTEXT) } : null;
}

/** Keeps a certificate unless there is one already: of several processes that make one, the first one's stays. */
export async function insertClientCertificate({ certificate, privateKey }: ClientCertificate): Promise<void> {
  await pool().query(
    'insert into client_certificates (certificate, private_key) values ($1, $2) on conflict do nothing',
    [certificate, seal(privateKey, CERTIFICATE_CONTEXT)],
  );
}
