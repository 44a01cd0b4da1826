import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime';
import type { MessageContent } from '@/lib/core/message-content';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import { requiredMailboxes, requireFewRecipients } from './message-addresses';
import { attachmentInfo } from './message-form';
import { type Headers, headersOfForm, messageOptions } from './message-options';

const MAX_NESTING = 32;
/** 25 MB in lines of 76 characters, as attachments are. The parser's time and memory grow with lines, far more than with bytes. */
const MAX_LINES = 400_000;

function requireFewLines(raw: Buffer): void {
  let lines = 0;
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > MAX_LINES) throw new ContractError(400, { message: 'message parameter has more than 400,000 lines' });
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: a parse takes many times the memory of its message. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** The message: a file, as SDKs send it, or a field. */
function rawMessage(fields: Fields): Buffer {
  const raw = fields.files('message').at(-1)?.bytes ?? Buffer.from(fields.one('message') ?? '');
  if (raw.length === 0) throw new ContractError(400, { message: 'message parameter is missing' });
  return raw;
}

async function parse(raw: Buffer): Promise<Email> {
  requireFewLines(raw);
  try {
    const options = { maxNestingDepth: MAX_NESTING, forceRfc822Attachments: true };
    return await inTurn(() => PostalMime.parse(raw, options));
  } catch {
    throw new ContractError(400, { message: 'message parameter is not a valid MIME message' });
  }
}

/** The message's headers, and before them those that the form names beside it. */
function headersOf(email: Email, fields: Fields): Headers {
  const headers: Headers = new Map();
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
  for (const [name, values] of headersOfForm(fields)) headers.set(name, values);
  return headers;
}

const infoOf = ({ filename, mimeType, content }: Attachment) =>
  attachmentInfo(
    filename ?? '',
    mimeType,
    typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
  );

/**
 * The message of `messages.mime` (MAILGUN 7): who gets it says the field `to`; all else the MIME message, its X-Mailgun-Tag and
 * X-Mailgun-Variables included, and the form's options. Throws 400 for what is missing or wrong.
 */
export async function messageOfMime(fields: Fields): Promise<MessageContent> {
  const to = requiredMailboxes('to', fields.all('to'));
  requireFewRecipients(to);
  const raw = rawMessage(fields);
  const email = await parse(raw);
  const headers = headersOf(email, fields);
  const [from] = requiredMailboxes('from', headers.get('from')?.slice(0, 1) ?? []);
  const toHeader = headers.get('to')?.join(', ');
  return {
    ...messageOptions(fields, headers),
    from,
    to,
    others: [],
    toHeader: toHeader === undefined ? null : decodeWords(toHeader),
    subject: email.subject ?? '',
    html: email.html ?? '',
    text: email.text ?? '',
    size: raw.length,
    attachments: email.attachments.map(infoOf),
  };
}
