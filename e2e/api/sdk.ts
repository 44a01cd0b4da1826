import Mailgun from 'mailgun.js';
import type { Interfaces } from 'mailgun.js/definitions';

/** Mailgun's own SDK as anybody has it, but for the base URL. */
export function mailgunSdk(url: string | undefined, key: string) {
  const client = new Mailgun(FormData).client({ username: 'api', key, url: url ?? '' });
  // It has this client as well; its type forgets it.
  return client as typeof client & { apiKeys: Interfaces.IAPIKeysClient };
}
