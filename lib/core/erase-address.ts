import { emailAddressesIn, mayContain, personalTextEraser } from './personal-text';
import { redactPayload } from './redact-event';

/** How one address is looked for and erased, whatever stands around it. */
export interface AddressEraser {
  /** Runs of letters and digits in lower case that every spelling of it has: what a search may narrow by. */
  runs: string[];
  /** The text without the address. */
  text(text: string): string;
  /** The event's JSON without it: of an event that happened to this address, nothing personal is left. */
  payload(json: string): string;
  /** Whether a recipient is this address. */
  is(recipient: string): boolean;
}

const lower = (text: string) => text.toLowerCase();

/**
 * Erases one address for good (SECURITY 30). Events of which it is the recipient are redacted as PRODUCT 2 says; and it
 * is erased wherever else it stands, in any event's payload: also in `user-variables` and in a message id, which a
 * redaction on the way out keeps. It is found in whatever case, percent-encoded, and in both spellings of its domain, but
 * not where it is a part of another address.
 */
export function addressEraser(address: string): AddressEraser {
  const spellings = [...new Set([address.trim(), ...emailAddressesIn(address)])];
  const own = new Set(spellings.map(lower));
  const erase = personalTextEraser(spellings, []);
  // The domain may be written in ASCII or in its own letters; what stands before it is the same.
  const local = address.trim().slice(0, address.trim().lastIndexOf('@'));
  const is = (recipient: string) =>
    own.has(lower(recipient.trim())) || emailAddressesIn(recipient).some((each) => own.has(lower(each)));
  const recipientOf = (event: unknown) =>
    typeof event === 'object' && event !== null && 'recipient' in event && typeof event.recipient === 'string'
      ? event.recipient
      : '';
  return {
    runs: lower(local).match(/[a-z0-9]+/g) ?? [],
    text: (text) => (spellings.some((each) => mayContain(lower(text), each)) ? erase(text) : text),
    payload: (json) => erase(is(recipientOf(JSON.parse(json))) ? redactPayload(json) : json),
    is,
  };
}
