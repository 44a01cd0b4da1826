import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime';
import type { MessageContent } from '@/lib/core/message-content';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import { requiredMailboxes, requireFewRecipients } from './message-addresses';
import { attachmentInfo } from './message-form';
import { type Headers, headersOfForm, messageOptions } from './message-options';

const MAX_NESTING = 32;

/** The message: a file, as SDKs send it, or a field. */
function rawMessage(fields: Fields): Buffer {
  const raw = fields.files('message').at(-1)?.bytes ?? Buffer.from(fields.one('message') ?? '');
  if (raw.length === 0) throw new ContractError(400, { message: 'message parameter is missing' });
  return raw;
}

async function parse(raw: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { maxNestingDepth: MAX_NESTING, forceRfc822Attachments: true });
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
