/** What a search of the deliveries and failure logs can be for. */
export const SEARCH_KINDS = [
  'recipient',
  'messageId',
  'eventId',
  'deliveryId',
  'webhookId',
  'statusCode',
  'text',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const SEARCH_KIND_LABELS: Record<SearchKind, string> = {
  recipient: 'Recipient',
  messageId: 'Message id',
  eventId: 'Event id',
  deliveryId: 'Delivery id',
  webhookId: 'Webhook id',
  statusCode: 'Status code',
  text: 'URL or reason',
};

export interface LogSearch {
  kind: SearchKind;
  value: string;
}

/** Words before a colon with which a person says the kind, where a guess would miss it. */
const PREFIXES: Record<string, SearchKind> = {
  recipient: 'recipient',
  to: 'recipient',
  'message-id': 'messageId',
  message: 'messageId',
  event: 'eventId',
  delivery: 'deliveryId',
  webhook: 'webhookId',
  status: 'statusCode',
  code: 'statusCode',
  url: 'text',
  text: 'text',
};

/**
 * The local part of a message id is made by a program: a date or a long run of digits or hex, as in
 * `20261120101112.4c1b7e02a9d35f68@mg.example.com`. People's addresses have none.
 */
const GENERATED = /^(?:\d{8,}[.\-_].+|.*[0-9a-f]{16,}.*)$/i;
/** 22 characters of base64url. A word of that length has no upper case after its first letter, and no digits. */
const EVENT_ID = /^(?=.*[0-9A-Z_-])(?=.*[A-Za-z])[A-Za-z0-9_-]{22}$/;

function guess(text: string): LogSearch {
  const bracketed = /^<(.+)>$/.exec(text)?.[1];
  if (bracketed?.includes('@')) return { kind: 'messageId', value: bracketed };
  if (/^https?:\/\//i.test(text) || /\s/.test(text)) return { kind: 'text', value: text };
  if (text.includes('@')) {
    const local = text.slice(0, text.lastIndexOf('@'));
    return { kind: GENERATED.test(local) ? 'messageId' : 'recipient', value: text };
  }
  if (/^[1-5]\d\d$/.test(text)) return { kind: 'statusCode', value: text };
  if (/^\d{9,19}$/.test(text)) return { kind: 'deliveryId', value: text };
  if (/^[0-9a-f]{24}$/.test(text)) return { kind: 'webhookId', value: text };
  if (EVENT_ID.test(text)) return { kind: 'eventId', value: text };
  return { kind: 'text', value: text };
}

/**
 * What a person means who typed `text` into the one search box: a recipient's address, a message, event, delivery or
 * webhook id, a status code, or else a piece of a URL or of a failure reason. `status:500`, `to:ada@…` and the
 * like say it themselves. Null for nothing but blanks.
 */
export function readSearch(text: string): LogSearch | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const [, prefix = '', rest = ''] = /^([a-z-]+):\s*(?!\/\/)(\S.*)$/i.exec(trimmed) ?? [];
  const kind = PREFIXES[prefix.toLowerCase()];
  if (kind === undefined) return guess(trimmed);
  return { kind, value: kind === 'messageId' ? rest.replace(/^<(.+)>$/, '$1') : rest };
}
