import type { Exchange } from '@/lib/http/mailgun/contract/exchange';

/** Values by the name of their `{{name}}`. */
export type Known = Record<string, string>;

export interface Replayed {
  status: number;
  contentType: string | null;
  body: string;
}

/** What a value looks like which is not known yet; anything in quotes where the name is not here. */
const PATTERNS: Record<string, string> = {
  webhook_id: '[0-9a-f]{24}',
  subaccount_id: '[0-9a-f]{24}',
  object_id: '[0-9a-f]{24}',
  signing_key: 'key-[0-9a-f]{32}',
  key_id: '[0-9a-f]{8}-[0-9a-f]{8}',
  secret: 'key-[0-9a-f]+',
  message: '\\d{14}\\.[0-9a-f]+',
  local_time: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d',
  rfc3339: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ',
  rfc1123: '\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT',
};
/** Times differ from answer to answer: they are checked for their form and not kept. */
const NOT_KEPT = ['rfc3339', 'rfc1123', 'local_time'];
const PLACEHOLDER = /\{\{(\w+)\}\}/;

export function fill(text: string, known: Known): string {
  return text.replace(new RegExp(PLACEHOLDER, 'g'), (whole, name: string) => known[name] ?? whole);
}

/** The request of an exchange, to send to a server or to hand to a route. */
export function requestOf(exchange: Exchange, origin: string, key: string, known: Known): Request {
  const [method = 'GET', path = '/'] = fill(exchange.send, known).split(' ');
  const headers = new Headers({ authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` });
  for (const [name, value] of Object.entries(exchange.headers ?? {})) headers.set(name, fill(value, known));
  const init: RequestInit = { method, headers };
  if (exchange.body !== undefined) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    init.body = fill(exchange.body, known);
  } else if (exchange.json !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = fill(exchange.json, known);
  } else if (exchange.multipart) {
    const form = new FormData();
    for (const [name, value] of exchange.multipart) form.append(name, fill(value, known));
    init.body = form;
  }
  return new Request(`${origin}${path}`, init);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What an exchange must be answered, to compare with `actual`. Placeholders that are not known take the actual value, when it
 * has their form, and are known from then on.
 */
export function expectedOf(exchange: Exchange, actual: string, known: Known): Replayed {
  const { status, answer, contentType } = exchange;
  const ending = answer === '' || contentType !== undefined ? '' : '\n';
  const type = answer === '' ? null : (contentType ?? 'application/json; charset=utf-8');
  const wanted = `${fill(answer, known)}${ending}`;
  const names: string[] = [];
  const pattern = wanted.split(new RegExp(PLACEHOLDER, 'g')).map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    names.push(part);
    return `(${PATTERNS[part] ?? '[^"]+'})`;
  });
  const found = new RegExp(`^${pattern.join('')}$`).exec(actual);
  if (!found) return { status, contentType: type, body: wanted };
  names.forEach((name, index) => {
    if (!NOT_KEPT.includes(name)) known[name] = found[index + 1] ?? '';
  });
  return { status, contentType: type, body: actual };
}

export async function replayed(response: Response): Promise<Replayed> {
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: await response.text(),
  };
}
