import type { MessageContent } from '@/lib/core/message-content';
import type { AttachmentInfo } from '@/lib/core/message-event';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import type { FormFile } from './fields-multipart';
import { parseMailboxes, requiredMailboxes, requireFewRecipients } from './message-addresses';
import { headersOfForm, messageOptions } from './message-options';

const MAX_FILENAME = 255;
const BODIES = ['text', 'html', 'amp-html', 'template'];
/** What headers that nobody names add to a message, about. */
const HEADERS_BYTES = 600;
/** Files are carried as base64, in lines. */
const BASE64_GROWTH = 1.37;

/** A file as events name it. */
export function attachmentInfo(filename: string, contentType: string, size: number): AttachmentInfo {
  return {
    filename: filename.slice(0, MAX_FILENAME).replace(/\p{Surrogate}/gu, ''),
    'content-type': contentType || 'application/octet-stream',
    size,
  };
}

function sizeOf(texts: string[], files: FormFile[]): number {
  const text = texts.reduce((sum, each) => sum + Buffer.byteLength(each), HEADERS_BYTES);
  return files.reduce((sum, file) => sum + Math.ceil(file.bytes.length * BASE64_GROWTH), text);
}

/** The message of a form (MAILGUN 7). Throws 400 in Mailgun's words for what is missing or wrong. */
export function messageOfForm(fields: Fields): MessageContent {
  const [from] = requiredMailboxes('from', fields.all('from'));
  const to = requiredMailboxes('to', fields.all('to'));
  const others = ['cc', 'bcc'].flatMap((name) => parseMailboxes(name, fields.all(name)));
  requireFewRecipients([...to, ...others]);
  if (BODIES.every((name) => !fields.one(name))) {
    throw new ContractError(400, {
      message: "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified",
    });
  }
  const [subject = '', html = '', text = '', amp = ''] = ['subject', 'html', 'text', 'amp-html'].map((name) =>
    fields.one(name),
  );
  const files = [...fields.files('attachment'), ...fields.files('inline')];
  return {
    ...messageOptions(fields, headersOfForm(fields)),
    from,
    to,
    others,
    toHeader: null,
    subject,
    html,
    text,
    size: sizeOf([subject, html, text, amp], files),
    attachments: files.map((file) => attachmentInfo(file.filename, file.contentType, file.bytes.length)),
  };
}
