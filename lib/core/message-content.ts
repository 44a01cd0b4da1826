import type { AttachmentInfo } from './message-event';

export interface Mailbox {
  /** '' when there is none. */
  name: string;
  address: string;
}

/** A message as it was handed in (MAILGUN 7), whichever door and body it came by. */
export interface MessageContent {
  from: Mailbox;
  /** What the caller chose, without angle brackets; null: one is made. */
  messageId: string | null;
  to: Mailbox[];
  /** Cc and bcc: they get the message and are not named in its To. */
  others: Mailbox[];
  /** The To header, when the message brings its own; null: it is made of `to`. */
  toHeader: string | null;
  subject: string;
  /** For its first link only: bodies are not kept. */
  html: string;
  text: string;
  /** In bytes, as it would go over the wire. */
  size: number;
  attachments: AttachmentInfo[];
  tags: string[];
  variables: Record<string, unknown>;
  testMode: boolean;
  tracking: { opens: boolean; clicks: boolean };
  /** By address in lower case. With it, each `to` gets a message of its own; null: all get the same one. */
  recipientVariables: Map<string, Record<string, unknown>> | null;
}

/** Names that have to be quoted (RFC 5322, atext and spaces need not). */
const NEEDS_QUOTES = /[^\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~ -]/u;

/** `Ada Lovelace <ada@example.com>`, or the bare address. */
export function mailboxText({ name, address }: Mailbox): string {
  if (name === '') return address;
  const shown = NEEDS_QUOTES.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
  return `${shown} <${address}>`;
}
