import type { Door, Public } from './door';
import type { Things } from './things';

const domain = async (t: Things) => ({ params: { domain: await t.domain() } });
const domainForm = (form: Record<string, string>) => async (t: Things) => ({ ...(await domain(t)), form });
const webhook = async (t: Things) => ({ params: { id: await t.webhook({ level: 'account' }) } });
const typed = async (t: Things) => {
  const { domain: name, url } = await t.domainWithWebhook();
  return { params: { domain: name, type: 'opened' }, form: { url } };
};
const ofUrl = (form: Record<string, string>) => async (t: Things) => {
  const { domain: name, url } = await t.domainWithWebhook();
  return { params: { domain: name }, form: { url, ...form } };
};
const subaccount = (status?: 'disabled') => async (t: Things) => ({ params: { id: await t.subaccount(status) } });
const unique = () => Math.random().toString(36).slice(2);
const read = (ask: Door['ask'] = domain): Door => ({ least: 'viewer', ask, names: true });
const write = (ask: Door['ask'] = domain): Door => ({ least: 'developer', ask, names: true });
const newDomain: Door = { least: 'developer', ask: () => ({ form: { name: `mg-${unique()}.example` } }) };
const NEW_URL = 'https://192.0.78.4/hook';
const MESSAGE = { from: 'a@mg.example', to: 'ada@customer.example', subject: 'Hi', text: 'Hi' };

/** Every door of Mailgun's contract. A route that is not here fails the test. */
export const MAILGUN_DOORS: Record<string, Door | Public> = {
  'GET /v1/webhooks': { least: 'viewer', wrongKey: 403 },
  'POST /v1/webhooks': {
    least: 'developer',
    wrongKey: 403,
    ask: async (t) => {
      // Empties the account's places.
      await t.webhook({ level: 'account' });
      return { form: { url: `${NEW_URL}/${unique()}`, event_types: 'opened' } };
    },
  },
  'DELETE /v1/webhooks': {
    least: 'developer',
    wrongKey: 403,
    ok: 204,
    ask: async (t) => ({ query: `webhook_ids=${await t.webhook({ level: 'account' })}` }),
    names: true,
  },
  'GET /v1/webhooks/[id]': { ...read(webhook), wrongKey: 403 },
  'PUT /v1/webhooks/[id]': {
    ...write(async (t) => ({ ...(await webhook(t)), form: { url: `${NEW_URL}/${unique()}`, event_types: 'opened' } })),
    ok: 204,
    wrongKey: 403,
  },
  'DELETE /v1/webhooks/[id]': { ...write(webhook), ok: 204, wrongKey: 403 },
  'GET /v1/webhooks/tls_cert': 'a certificate is public',

  'GET /v1/keys': { least: 'admin' },
  'POST /v1/keys': { least: 'admin', ask: () => ({ form: { role: 'developer' } }) },
  'DELETE /v1/keys/[id]': { least: 'admin', ask: async (t) => ({ params: { id: await t.key() } }), names: true },
  'POST /v1/keys/public': { least: 'admin' },
  'POST /v1/analytics/logs': { least: 'viewer', ask: () => ({ json: {} }) },

  'GET /v3/domains': { least: 'viewer' },
  'POST /v3/domains': newDomain,
  'GET /v3/domains/[domain]': read(),
  'PUT /v3/domains/[domain]': write(domainForm({ wildcard: 'true' })),
  'DELETE /v3/domains/[domain]': write(),
  'PUT /v3/domains/[domain]/verify': write(),
  'GET /v3/domains/[domain]/connection': read(),
  'PUT /v3/domains/[domain]/connection': write(domainForm({ require_tls: 'true' })),
  'GET /v3/domains/[domain]/tracking': read(),
  'PUT /v3/domains/[domain]/tracking/[type]': write(async (t) => ({
    params: { domain: await t.domain(), type: 'open' },
    form: { active: 'yes' },
  })),
  'GET /v3/domains/[domain]/ips': read(),
  'POST /v3/domains/[domain]/ips': write(domainForm({ ip: '192.0.2.1' })),
  // There are no pools of addresses, so none is ever found.
  'DELETE /v3/domains/[domain]/ips/[ip]': {
    ...write(async (t) => ({ params: { domain: await t.domain(), ip: '192.0.2.1' } })),
    ok: 404,
  },
  'PUT /v3/domains/[domain]/web_prefix': write(domainForm({ web_prefix: 'email' })),
  'PUT /v3/domains/[domain]/dkim_selector': write(domainForm({ dkim_selector: 'k2' })),
  'PUT /v3/domains/[domain]/dkim_authority': write(domainForm({ self: 'true' })),
  'GET /v3/domains/[domain]/webhooks': read(),
  'POST /v3/domains/[domain]/webhooks': write(domainForm({ id: 'opened', url: NEW_URL })),
  'GET /v3/domains/[domain]/webhooks/[type]': {
    least: 'viewer',
    names: true,
    ask: async (t) => ({ params: (await typed(t)).params }),
  },
  'PUT /v3/domains/[domain]/webhooks/[type]': write(typed),
  'DELETE /v3/domains/[domain]/webhooks/[type]': write(async (t) => ({ params: (await typed(t)).params })),
  'PUT /v3/domains/[domain]/webhooks/[type]/test': write(typed),
  'GET /v3/[domain]/events': read(),
  'GET /v3/[domain]/events/[page]': {
    least: 'viewer',
    names: true,
    ok: 400,
    ask: async (t) => ({ params: { domain: await t.domain(), page: 'nonsense' } }),
  },
  'POST /v3/[domain]/messages': write(domainForm(MESSAGE)),
  'POST /v3/[domain]/messages.mime': write(
    domainForm({ to: 'ada@customer.example', message: 'From: a@mg.example\r\nTo: ada@customer.example\r\n\r\nHi' }),
  ),

  'GET /v4/domains': { least: 'viewer' },
  'POST /v4/domains': newDomain,
  'GET /v4/domains/[domain]': read(),
  'PUT /v4/domains/[domain]': write(domainForm({ wildcard: 'true' })),
  'DELETE /v4/domains/[domain]': write(),
  'PUT /v4/domains/[domain]/verify': write(),
  'POST /v4/domains/[domain]/webhooks': write(domainForm({ url: NEW_URL, event_types: 'opened' })),
  'PUT /v4/domains/[domain]/webhooks': write(ofUrl({ event_types: 'opened' })),
  'DELETE /v4/domains/[domain]/webhooks': write(async (t) => {
    const { domain: name, url } = await t.domainWithWebhook();
    return { params: { domain: name }, query: `url=${encodeURIComponent(url)}` };
  }),

  'GET /v5/accounts/features': { least: 'viewer', inSubaccount: 403 },
  'PUT /v5/accounts/features': {
    least: 'admin',
    inSubaccount: 403,
    ask: () => ({ form: { webhooks_redact_pii: '{"enabled":false}' } }),
  },
  'GET /v5/accounts/http_signing_key': { least: 'developer' },
  'POST /v5/accounts/http_signing_key': { least: 'admin' },
  'GET /v5/accounts/subaccounts': { least: 'viewer', inSubaccount: 403 },
  'POST /v5/accounts/subaccounts': {
    least: 'admin',
    inSubaccount: 403,
    ask: () => ({ form: { name: `S ${unique()}` } }),
  },
  'DELETE /v5/accounts/subaccounts': 'the header names whom it deletes: its own test',
  'GET /v5/accounts/subaccounts/[id]': { least: 'viewer', inSubaccount: 403, ask: subaccount(), names: true },
  'POST /v5/accounts/subaccounts/[id]/disable': {
    least: 'admin',
    inSubaccount: 403,
    ask: subaccount(),
    names: true,
  },
  'POST /v5/accounts/subaccounts/[id]/enable': {
    least: 'admin',
    inSubaccount: 403,
    ask: subaccount('disabled'),
    names: true,
  },
  'PUT /v5/accounts/subaccounts/[id]/features': {
    least: 'admin',
    inSubaccount: 403,
    ask: async (t) => ({ params: { id: await t.subaccount() }, form: { sending: '{"enabled":true}' } }),
    names: true,
  },
  'GET /v5/accounts/subaccounts/[id]/limit/custom/monthly': {
    least: 'viewer',
    inSubaccount: 403,
    ask: subaccount(),
    names: true,
  },
  'PUT /v5/accounts/subaccounts/[id]/limit/custom/monthly': {
    least: 'admin',
    inSubaccount: 403,
    ask: async (t) => ({ params: { id: await t.subaccount() }, query: 'limit=100' }),
    names: true,
  },
  'DELETE /v5/accounts/subaccounts/[id]/limit/custom/monthly': {
    least: 'admin',
    inSubaccount: 403,
    ask: subaccount(),
    names: true,
  },
};
