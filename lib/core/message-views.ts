import { AppError } from './app-error';
import { type Mailbox, type MessageContent, mailboxText } from './message-content';
import { firstLink, linkCandidates } from './message-link';
import { fillPlaceholders, type Placeholders } from './message-placeholders';

/** A message as one of its recipients gets it. */
export interface MessageView {
  recipient: string;
  /** The To header. */
  to: string;
  subject: string;
  variables: Record<string, unknown>;
  /** The first link. */
  url: string;
}

/** Longest To and Subject that events show, in characters: with a thousand recipients a To is repeated a thousand times. */
const MAX_HEADER = 2_000;
/** Variables of one recipient once filled in, as JSON. */
const MAX_VARIABLES = 16_384;

/** A header as events show it: one line, of at most 2,000 characters. */
export function shownHeader(text: string): string {
  return text
    .slice(0, MAX_HEADER)
    .replace(/[\r\n]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '');
}

/** The To of a message that all share: as many whole addresses as fit. */
function sharedTo(to: Mailbox[]): string {
  let header = '';
  for (const mailbox of to) {
    const next = header === '' ? mailboxText(mailbox) : `${header}, ${mailboxText(mailbox)}`;
    if (next.length > MAX_HEADER) break;
    header = next;
  }
  return header;
}

/** Each address once, whatever its case: the first spelling wins. */
function unique(mailboxes: Mailbox[]): Mailbox[] {
  const seen = new Map<string, Mailbox>();
  for (const mailbox of mailboxes) {
    const key = mailbox.address.toLowerCase();
    if (!seen.has(key)) seen.set(key, mailbox);
  }
  return [...seen.values()];
}

/** What is the same for all recipients until placeholders are filled in. */
interface Shared {
  subject: string;
  links: string[];
  variables: Record<string, unknown>;
}

function viewFor(shared: Shared, recipient: string, to: string, placeholders: Placeholders | null): MessageView {
  const fill = (text: string) => (placeholders ? fillPlaceholders(text, placeholders) : text);
  const variables = Object.fromEntries(
    Object.entries(shared.variables).map(([name, value]) => [name, typeof value === 'string' ? fill(value) : value]),
  );
  if (placeholders && JSON.stringify(variables).length > MAX_VARIABLES) {
    throw new AppError('invalid_request', `recipient-variables make the variables of ${recipient} too long`);
  }
  return {
    recipient,
    to: shownHeader(to),
    subject: shownHeader(fill(shared.subject)),
    variables,
    url: firstLink(shared.links, fill),
  };
}

/**
 * The message as each of its recipients gets it: to, cc and bcc, each address once (MAILGUN 7). Without recipient-variables all
 * get the same one, whose To names all of `to`. With them every `to` gets one of its own, which names nobody else, with
 * its placeholders filled in; cc and bcc get the one of the first `to`. Throws `invalid_request` when that becomes too long.
 */
export function messageViews(message: MessageContent): MessageView[] {
  const { recipientVariables, variables } = message;
  const shared: Shared = { subject: shownHeader(message.subject), links: linkCandidates(message), variables };
  const to = unique(message.to);
  const all = unique([...to, ...message.others]);
  if (recipientVariables === null) {
    const view = viewFor(shared, '', message.toHeader ?? sharedTo(to), null);
    return all.map(({ address }) => ({ ...view, recipient: address }));
  }
  return all.map((mailbox, index) => {
    const addressee = to[index] ?? to[0] ?? mailbox;
    const own = recipientVariables.get(addressee.address.toLowerCase()) ?? {};
    return viewFor(shared, mailbox.address, mailboxText(addressee), { mailbox: addressee, variables: own });
  });
}
