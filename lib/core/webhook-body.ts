import type { EventSignature } from './sign-event';

/**
 * The body that is POSTed (MAILGUN 5.1). The payload goes in as the text that it already is: it is not
 * parsed, so it costs nothing and numbers keep their digits. What this returns is what must be signed
 * by the Standard Webhooks headers and sent, byte for byte.
 */
export function buildBody(signature: EventSignature, payloadText: string): string {
  return `{"signature":${JSON.stringify(signature)},"event-data":${payloadText}}`;
}
