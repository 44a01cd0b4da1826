import { addressParser } from 'postal-mime';
import type { Mailbox } from '@/lib/core/message-content';
import { ContractError } from './contract-error';

/** Of one message, over to, cc and bcc (MAILGUN 7). */
const MAX_RECIPIENTS = 1_000;
/** A thousand long addresses, each with a name. */
const MAX_LIST_LENGTH = 400_000;

const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
/** Dot-separated words, in any script; no quoted local part: events name bare addresses. */
const WORDS = /^[^\s\p{C}<>()[\]\\,;:@".]+(?:\.[^\s\p{C}<>()[\]\\,;:@".]+)*$/u;

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && local.length <= MAX_LOCAL && domain.length <= MAX_DOMAIN && WORDS.test(local) && WORDS.test(domain);
}

/**
 * The mailboxes of a field: every value a comma-separated list of addresses, names and groups (RFC 5322). Throws 400 in Mailgun's
 * words when one of them is no address, or when there are too many.
 */
export function parseMailboxes(name: string, values: string[]): Mailbox[] {
  const tooMany = () =>
    new ContractError(400, { message: `${name} parameter has too many recipients: a message has at most 1,000` });
  if (values.reduce((sum, value) => sum + value.length, 0) > MAX_LIST_LENGTH) throw tooMany();
  const found = values.flatMap((value) => addressParser(value, { flatten: true }));
  const mailboxes = found.map((each) => ({ name: each.name.trim(), address: each.address ?? '' }));
  if (mailboxes.some(({ address }) => !isAddress(address))) {
    throw new ContractError(400, { message: `${name} parameter is not a valid address. please check documentation` });
  }
  return mailboxes;
}

/** The same for a field that has to be there. */
export function requiredMailboxes(name: string, values: string[]): [Mailbox, ...Mailbox[]] {
  const given = values.filter((value) => value.trim() !== '');
  if (given.length === 0) throw new ContractError(400, { message: `${name} parameter is missing` });
  const [first, ...rest] = parseMailboxes(name, given);
  if (first) return [first, ...rest];
  throw new ContractError(400, { message: `${name} parameter is not a valid address. please check documentation` });
}

/** Throws 400 for more than a thousand different recipients. */
export function requireFewRecipients(mailboxes: Mailbox[]): void {
  if (new Set(mailboxes.map(({ address }) => address.toLowerCase())).size <= MAX_RECIPIENTS) return;
  throw new ContractError(400, { message: 'to parameter has too many recipients: a message has at most 1,000' });
}
