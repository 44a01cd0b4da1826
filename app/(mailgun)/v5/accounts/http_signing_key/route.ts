import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { readSigningKey, regenerateSigningKey } from '@/lib/services/signing-key';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(async ({ caller }) => ({ http_signing_key: await readSigningKey(caller) })),
  POST: mailgunRoute(async ({ caller }) => ({
    message: 'regenerated HTTP signing key for account',
    http_signing_key: await regenerateSigningKey(caller),
  })),
});
