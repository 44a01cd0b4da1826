import type { HistoryAccount, HistoryWorld } from './history-world';

/** A request of a list or of one thing, as the panel or a client makes it. */
export interface ListRequest {
  /** Says what is asked for, for the table. */
  name: string;
  authorization: string;
  path: string;
  /** JSON; the request is a POST then. */
  body?: object;
  /** How many pages are read, one after the other; the last one is the one that is measured. */
  page?: number;
}

const DAY_MS = 86_400_000;
const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString();
const NO_WEBHOOK = '0'.repeat(24);

type Parameters = Record<string, string>;

/** The filters that deliveries and failure logs share, from what nearly all rows have to what none has. */
function logFilters(account: HistoryAccount, found: Found): [name: string, parameters: Parameters, page?: number][] {
  const busy = account.domains.at(0);
  const rare = account.domains.at(-1);
  return [
    ['first page', {}],
    ['100 a page', { limit: '100' }],
    ['page 10', {}, 10],
    ['15 days ago', { to: at(15) }],
    ['one hour', { from: at(10), to: at(10 - 1 / 24) }],
    ['one hour, page 2', { from: at(10), to: at(10 - 1 / 24) }, 2],
    ['before the first', { to: at(40) }],
    ['busy webhook', { webhookId: account.webhooks.at(0)?.id ?? NO_WEBHOOK }],
    ['busy webhook, page 3', { webhookId: account.webhooks.at(0)?.id ?? NO_WEBHOOK }, 3],
    ['rare webhook', { webhookId: (account.webhooks.at(-2) ?? account.webhooks.at(-1))?.id ?? NO_WEBHOOK }],
    ['no such webhook', { webhookId: NO_WEBHOOK }],
    ['busy domain', { domain: busy?.name ?? '' }],
    ['rare domain', { domain: rare?.name ?? '' }],
    ['rare domain, page 3', { domain: rare?.name ?? '' }, 3],
    ['no such domain', { domain: 'nobody.example' }],
    ['frequent type', { eventType: 'delivered' }],
    ['rare type', { eventType: 'complained' }],
    ['rare type, rare domain', { eventType: 'complained', domain: rare?.name ?? '' }],
    [
      'rare type, rare webhook',
      { eventType: 'complained', webhookId: (account.webhooks.at(-2) ?? account.webhooks.at(-1))?.id ?? NO_WEBHOOK },
    ],
    ['rare type, 15 days ago', { eventType: 'complained', to: at(15) }],
    ['a recipient', { recipient: found.recipient }],
    ['a recipient, rare domain', { recipient: found.recipient, domain: rare?.name ?? '' }],
    ['no such recipient', { recipient: 'nobody@nowhere.example' }],
    ['a message-id', { messageId: found.messageId }],
    ['code 200', { statusCode: '200' }],
    ['code 406', { statusCode: '406' }],
    ['code 500', { statusCode: '500' }],
    ['code 500, page 3', { statusCode: '500' }, 3],
    ['a code that none has', { statusCode: '418' }],
    ['a code that none has, busy webhook', { statusCode: '418', webhookId: account.webhooks.at(0)?.id ?? NO_WEBHOOK }],
    ['text of all URLs', { q: 'hooks.example' }],
    ['text of one URL', { q: (account.webhooks.at(-2) ?? account.webhooks.at(-1))?.id ?? NO_WEBHOOK }],
    ['text of a reason', { q: 'internal server' }],
    ['text that none has', { q: 'nothing-like-it' }],
    ['text that none has, page 2', { q: 'nothing-like-it' }, 2],
    ['text that none has, rare domain', { q: 'nothing-like-it', domain: rare?.name ?? '' }],
    ['text, code and recipient', { q: 'hooks', statusCode: '500', recipient: found.recipient }],
  ];
}

function logRequests(who: string, account: HistoryAccount, found: Found): ListRequest[] {
  const { authorization } = account;
  const of = (list: string, [name, parameters, page = 1]: ReturnType<typeof logFilters>[number]) => {
    const path = `/api/${list}?${new URLSearchParams(parameters)}`;
    return { name: `${who}: ${list}, ${name}`, authorization, path, page };
  };
  const rare = account.domains.at(-1)?.name ?? '';
  const byStatus = ['pending', 'succeeded', 'rejected', 'exhausted', 'canceled'].flatMap((status) => [
    of('deliveries', [status, { status }]),
    of('deliveries', [`${status}, page 3`, { status }, 3]),
    of('deliveries', [`${status}, rare domain`, { status, domain: rare }]),
  ]);
  return [
    ...logFilters(account, found).map((filter) => of('deliveries', filter)),
    ...byStatus,
    ...logFilters(account, found).map((filter) => of('failure-logs', filter)),
    {
      name: `${who}: the story of a message`,
      authorization,
      path: `/api/events?${new URLSearchParams({ messageId: found.messageId })}`,
    },
    {
      name: `${who}: the story of a recipient`,
      authorization,
      path: `/api/events?${new URLSearchParams({ recipient: found.recipient })}`,
    },
    { name: `${who}: no such event`, authorization, path: '/api/events?eventId=none' },
    { name: `${who}: webhooks`, authorization, path: '/api/webhooks' },
    { name: `${who}: domains`, authorization, path: '/api/domains' },
  ];
}

/** The Events API of a domain (MAILGUN 7), by each of its filters. */
function eventRequests(who: string, { authorization }: HistoryAccount, domain: string, found: Found): ListRequest[] {
  const filters: [name: string, parameters: Parameters, page?: number][] = [
    ['first page', {}],
    ['300 a page', { limit: '300' }],
    ['page 5', {}, 5],
    ['15 days ago', { begin: String(Date.parse(at(15)) / 1_000), ascending: 'yes' }],
    ['frequent type', { event: 'delivered' }],
    ['rare type', { event: 'complained' }],
    ['a recipient', { recipient: found.recipient }],
    ['no such recipient', { recipient: 'nobody@nowhere.example' }],
    ['a message-id', { 'message-id': found.messageId }],
    ['no such message-id', { 'message-id': `none@${domain}` }],
    ['a frequent word of the subject', { subject: 'shipped' }],
    ['a tag, rare type', { tags: 'orders', event: 'complained' }],
    ['a text that none has', { subject: 'nothing-like-it' }],
  ];
  return filters.map(([name, parameters, page = 1]) => {
    const path = `/v3/${domain}/events?${new URLSearchParams(parameters)}`;
    return { name: `${who}: events, ${name}`, authorization, path, page };
  });
}

/** The search in the logs (MAILGUN 7), over all domains of the account and 30 days. */
function searchRequests(who: string, { authorization }: HistoryAccount, found: Found): ListRequest[] {
  const condition = (attribute: string, comparator: string, value: string) => ({
    filter: { AND: [{ attribute, comparator, values: [{ label: value, value }] }] },
  });
  const searches: [name: string, body: object][] = [
    ['one day', { duration: '1d' }],
    ['30 days', { duration: '30d' }],
    ['rare type', { duration: '30d', events: ['complained'] }],
    ['code 421', { duration: '30d', ...condition('delivery-status.code', '=', '421') }],
    ['a recipient', { duration: '30d', ...condition('recipient', '=', found.recipient) }],
    ['a message-id', { duration: '30d', ...condition('message-id', '=', found.messageId) }],
    ['a text that none has, one day', { duration: '1d', ...condition('subject', 'contains', 'nothing-like-it') }],
    ['one day, with the total', { duration: '1d', include_totals: true }],
  ];
  return searches.map(([name, body]) => {
    return { name: `${who}: logs, ${name}`, authorization, path: '/v1/analytics/logs', body };
  });
}

/** What somebody reads off a list and looks for. */
export interface Found {
  messageId: string;
  recipient: string;
  /** Deliveries in all states, finished ones with many attempts among them. */
  deliveryIds: string[];
}

/** Every list and detail that the panel, `/api` and the contract's readers have, for accounts of all sizes. */
export function listRequests(world: HistoryWorld, found: Record<'big' | 'subaccount' | 'small', Found>): ListRequest[] {
  const { big, family, subaccount, small } = world;
  const [busy, rare] = [big.domains.at(0)?.name ?? '', big.domains.at(-1)?.name ?? ''];
  const [own] = small.domains;
  return [
    ...logRequests('big', big, found.big),
    ...logRequests('small', small, found.small),
    ...logRequests('subaccount', subaccount, found.subaccount),
    ...logRequests('primary', family, found.subaccount),
    ...logRequests('primary with 50 subaccounts', family, found.subaccount).map((request) => {
      const isLog = /^\/api\/(deliveries|failure-logs)\?/.test(request.path);
      return isLog ? { ...request, path: `${request.path}&includeSubaccounts=true` } : request;
    }),
    ...found.big.deliveryIds.map((id) => {
      return { name: 'big: one delivery', authorization: big.authorization, path: `/api/deliveries/${id}` };
    }),
    ...eventRequests('big, busy domain', big, busy, found.big),
    ...eventRequests('big, rare domain', big, rare, found.big),
    ...eventRequests('small', small, own?.name ?? '', found.small),
    ...searchRequests('big', big, found.big),
    ...searchRequests('small', small, found.small),
  ];
}
