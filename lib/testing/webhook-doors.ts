import { beforeAll, beforeEach } from 'vitest';
import * as typeRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/route';
import * as testRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/test/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import * as v4Route from '@/app/(mailgun)/v4/domains/[domain]/webhooks/route';
import * as domainsRoute from '@/app/(mailgun)/v4/domains/route';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { mailgunClient } from './mailgun-client';

type Form = Record<string, string | string[]>;
type As = 'urlencoded' | 'multipart' | 'json';
type Client = ReturnType<typeof mailgunClient>;

/** URLs that the tests of webhooks name. */
export const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((name) => `https://${name}.example.com/hook`) as [
  string,
  string,
  string,
  string,
];

/**
 * Mailgun's doors for a domain's webhooks as the owner of a domain calls them, a new domain for each test. Call it once at
 * the top of a file, after `withDatabase`.
 */
export function webhookDoors() {
  const clients = {} as Record<'owner' | 'viewer' | 'sub' | 'stranger', Client>;
  let domain = '';
  let count = 0;

  beforeAll(async () => {
    const primary = systemCaller(await createPrimaryAccount('Acme'));
    const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
    const other = systemCaller(await createPrimaryAccount('Other'));
    clients.owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
    clients.viewer = mailgunClient((await createApiKey(primary, { role: 'viewer' })).secret);
    clients.sub = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
    clients.stranger = mailgunClient((await createApiKey(other, { role: 'admin' })).secret);
  });
  beforeEach(async () => {
    count += 1;
    domain = `mg${count}.acme.example`;
    await clients.owner(domainsRoute, 'POST', { form: { name: domain } });
  });

  const params = (more: Record<string, string> = {}) => ({ params: { domain, ...more } });
  return {
    clients,
    domain: () => domain,
    params,
    v3Post: (form: Form, { client = clients.owner, as }: { client?: Client; as?: As } = {}) =>
      client(v3Route, 'POST', { ...params(), form, ...(as ? { as } : {}) }),
    v3Type: (method: string, type: string, form?: Form, as?: As) =>
      clients.owner(typeRoute, method, { ...params({ type }), ...(form ? { form } : {}), ...(as ? { as } : {}) }),
    v3Test: (type: string, form: Form, as: As = 'multipart') =>
      clients.owner(testRoute, 'PUT', { ...params({ type }), form, as }),
    v4: (method: string, form: Form) => clients.owner(v4Route, method, { ...params(), form }),
    /** DELETE with `url` repeated in the query, as SDKs send it. */
    v4Delete: (...urls: string[]) => {
      const query = `?${urls.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`;
      return clients.owner(v4Route, 'DELETE', { ...params(), query });
    },
    /** The answer of the list, as text. */
    listText: async () => (await clients.owner(v3Route, 'GET', params())).text,
    list: async () => JSON.parse((await clients.owner(v3Route, 'GET', params())).text).webhooks,
  };
}
