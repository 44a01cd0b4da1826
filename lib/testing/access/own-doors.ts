import type { Door, Public } from './door';
import type { Things } from './things';

const delivery = (status?: 'pending') => async (t: Things) => ({ params: { id: await t.delivery(status) } });
const domain = async (t: Things) => ({ params: { domain: await t.domain() } });
const webhook = async (t: Things) => ({ params: { id: await t.webhook() } });
const user = async (t: Things) => ({ params: { id: await t.user() } });
const key = async (t: Things) => ({ params: { id: await t.key() } });
const subaccount = (status?: 'disabled') => async (t: Things) => ({ params: { id: await t.subaccount(status) } });
const bin = async (t: Things) => ({ params: { id: await t.bin() } });
const unique = () => Math.random().toString(36).slice(2);
const newWebhook = async (t: Things) => ({
  json: { level: 'domain', domain: await t.domain(), url: 'https://192.0.78.2/hook', eventTypes: ['opened'] },
});

/** Every door of Postwire's own API. A route that is not here fails the test. */
export const OWN_DOORS: Record<string, Door | Public> = {
  'GET /api/me': { least: 'viewer' },
  'GET /api/configuration': { least: 'viewer' },
  'PATCH /api/configuration': { least: 'admin', ask: () => ({ json: { retryDelivered: false } }) },
  'GET /api/signing-key': { least: 'developer' },
  'GET /api/signing-key/snippets': { least: 'developer', ask: () => ({ query: 'language=node&reveal=true' }) },
  'POST /api/signing-key/regenerate': { least: 'admin' },
  'POST /api/session/account': { least: 'viewer', ask: (t) => ({ json: { accountId: t.accountId } }), names: true },
  'POST /api/session/region': { least: 'viewer', ask: () => ({ json: { region: 'us' } }) },

  'GET /api/profile': { least: 'viewer', byKey: 403 },
  'PATCH /api/profile': { least: 'viewer', byKey: 403, ask: () => ({ json: { name: 'Ada' } }) },
  'POST /api/profile/password': {
    least: 'viewer',
    byKey: 403,
    ok: 400,
    ask: () => ({ json: { currentPassword: 'wrong', newPassword: 'long enough, and new' } }),
  },
  'GET /api/profile/sessions': { least: 'viewer', byKey: 403 },
  'DELETE /api/profile/sessions': { least: 'viewer', byKey: 403 },
  'DELETE /api/profile/sessions/[id]': {
    least: 'viewer',
    byKey: 403,
    ok: 404,
    ask: () => ({ params: { id: 'a'.repeat(24) } }),
  },

  'GET /api/audit-log': { least: 'admin' },
  'GET /api/audit-log/[id]': { least: 'admin', ok: 404, ask: () => ({ params: { id: '1' } }) },

  'GET /api/keys': { least: 'admin' },
  'POST /api/keys': { least: 'admin', ask: () => ({ json: { role: 'viewer' } }) },
  'DELETE /api/keys/[id]': { least: 'admin', ask: key, names: true },

  'GET /api/users': { least: 'admin' },
  'PATCH /api/users/[id]': {
    least: 'admin',
    ask: async (t) => ({ params: { id: await t.user() }, json: { name: 'Ada' } }),
    names: true,
  },
  'DELETE /api/users/[id]': { least: 'admin', ask: user, names: true },
  'GET /api/invitations': { least: 'admin' },
  'POST /api/invitations': {
    least: 'admin',
    ask: () => ({ json: { email: `${unique()}@invited.example`, role: 'viewer' } }),
  },
  'DELETE /api/invitations/[id]': { least: 'admin', ok: 404, ask: () => ({ params: { id: 'a'.repeat(24) } }) },
  'POST /api/invitations/accept': 'whoever has the link',

  'GET /api/subaccounts': { least: 'viewer', inSubaccount: 403 },
  'POST /api/subaccounts': { least: 'admin', inSubaccount: 403, ask: () => ({ json: { name: `S ${unique()}` } }) },
  'GET /api/subaccounts/[id]': { least: 'viewer', inSubaccount: 403, ask: subaccount(), names: true },
  'DELETE /api/subaccounts/[id]': { least: 'admin', inSubaccount: 403, ask: subaccount(), names: true },
  'POST /api/subaccounts/[id]/disable': {
    least: 'admin',
    inSubaccount: 403,
    ask: async (t) => ({ params: { id: await t.subaccount() }, json: {} }),
    names: true,
  },
  'POST /api/subaccounts/[id]/enable': { least: 'admin', inSubaccount: 403, ask: subaccount('disabled'), names: true },

  'GET /api/webhooks': { least: 'viewer' },
  'POST /api/webhooks': { least: 'developer', ask: newWebhook, names: true },
  'GET /api/webhooks/places': {
    least: 'viewer',
    ask: async (t) => ({ query: `level=domain&domain=${await t.domain()}` }),
    names: true,
  },
  'POST /api/webhooks/check-url': {
    least: 'developer',
    ask: async (t) => ({ json: { level: 'domain', domain: await t.domain(), url: 'https://192.0.78.3/' } }),
    names: true,
  },
  'GET /api/webhooks/[id]': { least: 'viewer', ask: webhook, names: true },
  'PATCH /api/webhooks/[id]': {
    least: 'developer',
    ask: async (t) => ({ params: { id: await t.webhook() }, json: { description: 'Changed' } }),
    names: true,
  },
  'DELETE /api/webhooks/[id]': { least: 'developer', ask: webhook, names: true },
  'GET /api/webhooks/[id]/pending': { least: 'viewer', ask: webhook, names: true },
  'POST /api/webhooks/[id]/test': {
    least: 'developer',
    ask: async (t) => ({ params: { id: await t.webhook() }, json: { eventType: 'opened' } }),
    names: true,
  },
  'GET /api/stats': { least: 'viewer', ask: async (t) => ({ query: `webhookId=${await t.webhook()}` }), names: true },

  'GET /api/deliveries': { least: 'viewer' },
  'GET /api/deliveries/[id]': { least: 'viewer', ask: delivery(), names: true },
  'POST /api/deliveries/[id]/resend': { least: 'developer', ask: delivery(), names: true },
  'POST /api/deliveries/[id]/retry': { least: 'developer', ask: delivery('pending'), names: true },
  'POST /api/deliveries/[id]/stop': { least: 'developer', ask: delivery('pending'), names: true },
  'POST /api/deliveries/recover': {
    least: 'developer',
    ask: async (t) => ({ json: { ids: [await t.delivery()] } }),
    names: true,
    // What is not theirs is not found among many ids: nothing matched.
    foreign: 200,
  },
  'GET /api/failure-logs': { least: 'viewer' },
  'GET /api/failure-logs/export': { least: 'viewer' },
  'GET /api/events': { least: 'viewer', ask: () => ({ query: 'recipient=ada@customer.example' }) },
  'GET /api/live': 'an endless answer: its own test says who gets what',

  'GET /api/domains': { least: 'viewer' },
  'POST /api/domains': { least: 'developer', ask: () => ({ json: { name: `mg-${unique()}.example` } }) },
  'DELETE /api/domains/[domain]': { least: 'developer', ask: domain, names: true },
  'POST /api/domains/[domain]/verify': { least: 'developer', ask: domain, names: true },
  'POST /api/domains/[domain]/events': {
    least: 'developer',
    ask: async (t) => ({
      params: { domain: await t.domain() },
      json: { event: 'opened', recipient: 'ada@customer.example' },
    }),
    names: true,
  },

  'GET /api/bins': { least: 'viewer' },
  'POST /api/bins': {
    least: 'developer',
    ask: async (t) => {
      // Empties the account's places.
      await t.bin();
      return { json: { name: 'Mine' } };
    },
  },
  'GET /api/bins/[id]': { least: 'viewer', ask: bin, names: true },
  'PATCH /api/bins/[id]': {
    least: 'developer',
    ask: async (t) => ({ ...(await bin(t)), json: { answer: { status: 500 } } }),
    names: true,
  },
  'DELETE /api/bins/[id]': { least: 'developer', ask: bin, names: true },
  'GET /api/bins/[id]/requests': { least: 'viewer', ask: bin, names: true },
  'DELETE /api/bins/[id]/requests': { least: 'developer', ask: bin, names: true },
  'GET /api/bins/[id]/requests/[requestId]': {
    least: 'viewer',
    ok: 404,
    ask: async (t) => ({ params: { id: await t.bin(), requestId: '1' } }),
    names: true,
  },

  'DELETE /api/recipients/[address]': {
    least: 'admin',
    inSubaccount: 403,
    ask: () => ({ params: { address: 'nobody@customer.example' } }),
  },

  'GET /api/cron/dispatch': 'the cron secret opens it, nothing else: its own test',
  'POST /api/cron/dispatch': 'as above',
  'GET /api/openapi.json': 'everybody may read it; who must not know of redaction gets a copy without it',
  'GET /healthz': 'says that the process lives',
  'GET /readyz': 'says that the process can work',
  'GET /metrics': 'METRICS_TOKEN, or the own machine: its own test',
};
