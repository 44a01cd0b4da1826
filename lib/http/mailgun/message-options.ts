import type { MessageContent } from '@/lib/core/message-content';
import { ContractError } from './contract-error';
import type { Fields } from './fields';

/** Headers of a message by name in lower case, each with all its values. */
export type Headers = Map<string, string[]>;

type Options = Pick<
  MessageContent,
  'messageId' | 'tags' | 'variables' | 'testMode' | 'tracking' | 'recipientVariables'
>;

/** `o:`, `h:`, `v:` and `t:` together, as Mailgun limits them. */
const MAX_OPTIONS_BYTES = 16 * 1024;
const MAX_TAGS = 10;
const MAX_TAG_LENGTH = 128;
const MAX_MESSAGE_ID_BYTES = 998;

const refused = (message: string) => new ContractError(400, { message });

function requireSmallOptions(fields: Fields): void {
  const options = ['o:', 'h:', 'v:', 't:'].flatMap((prefix) => fields.prefixed(prefix));
  const bytes = options.reduce((sum, [name, values]) => sum + Buffer.byteLength(name + values.join('')), 0);
  if (bytes > MAX_OPTIONS_BYTES) throw refused('o:, h:, v: and t: parameters have more than 16 KB in total');
}

function parseObject(name: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw refused(`${name} parameter is not a valid JSON`);
}

/** Headers that the form names: `h:Reply-To`. */
export function headersOfForm(fields: Fields): Headers {
  const headers: Headers = new Map();
  for (const [name, values] of fields.prefixed('h:')) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), ...values]);
  }
  return headers;
}

const YES = ['yes', 'true', '1', 'on', 'htmlonly'];
const NO = ['no', 'false', '0', 'off'];

/** An option that is on or off; `htmlonly` (of `o:tracking-clicks`) is on. */
function switchOf(name: string, text: string | undefined, fallback: boolean): boolean {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === '') return fallback;
  if (YES.includes(value)) return true;
  if (NO.includes(value)) return false;
  throw refused(`${name} parameter must be yes or no`);
}

function tagsOf(fields: Fields, headers: Headers): string[] {
  const given = [...fields.all('o:tag'), ...(headers.get('x-mailgun-tag') ?? [])].map((tag) => tag.trim());
  const tags = [...new Set(given.filter((tag) => tag !== ''))];
  if (tags.length > MAX_TAGS) throw refused(`o:tag parameter: a message has at most ${MAX_TAGS} tags`);
  const long = tags.find((tag) => tag.length > MAX_TAG_LENGTH);
  if (long)
    throw refused(`o:tag parameter: '${long.slice(0, MAX_TAG_LENGTH)}…' has more than ${MAX_TAG_LENGTH} characters`);
  return tags;
}

/** `v:` values are strings as they were sent; what X-Mailgun-Variables holds keeps its JSON types, as at Mailgun. */
function variablesOf(fields: Fields, headers: Headers): Record<string, unknown> {
  const name = 'X-Mailgun-Variables';
  const ofHeaders = (headers.get(name.toLowerCase()) ?? []).map((text) => parseObject(`h:${name}`, text));
  const ofForm = fields.prefixed('v:').map(([key, values]) => [key, values.at(-1) ?? ''] as const);
  // fromEntries defines: an own `__proto__` stays data.
  return Object.fromEntries([...ofHeaders.flatMap(Object.entries), ...ofForm]);
}

function recipientVariablesOf(fields: Fields): Options['recipientVariables'] {
  const text = fields.one('recipient-variables')?.trim() ?? '';
  if (text === '') return null;
  const entries = Object.entries(parseObject('recipient-variables', text)).map(([address, variables]) => {
    const known = typeof variables === 'object' && variables !== null && !Array.isArray(variables);
    return [address.trim().toLowerCase(), known ? (variables as Record<string, unknown>) : {}] as const;
  });
  return new Map(entries);
}

function messageIdOf(headers: Headers): string | null {
  const id = headers.get('message-id')?.at(-1)?.trim().replace(/^<|>$/g, '').trim() ?? '';
  if (Buffer.byteLength(id) > MAX_MESSAGE_ID_BYTES || /[\s\p{C}<>]/u.test(id))
    throw refused('h:Message-Id parameter is not a valid message id');
  return id === '' ? null : id;
}

/** What a message asks for by its options and by the headers that stand for them (X-Mailgun-…); an option goes first. */
export function messageOptions(fields: Fields, headers: Headers): Options {
  requireSmallOptions(fields);
  const on = (option: string, header: string, fallback: boolean) =>
    switchOf(`o:${option}`, fields.one(`o:${option}`) ?? headers.get(header)?.at(-1), fallback);
  const tracking = on('tracking', 'x-mailgun-track', true);
  return {
    messageId: messageIdOf(headers),
    tags: tagsOf(fields, headers),
    variables: variablesOf(fields, headers),
    testMode: on('testmode', 'x-mailgun-drop-message', false),
    tracking: {
      opens: on('tracking-opens', 'x-mailgun-track-opens', tracking) && tracking,
      clicks: on('tracking-clicks', 'x-mailgun-track-clicks', tracking) && tracking,
    },
    recipientVariables: recipientVariablesOf(fields),
  };
}
